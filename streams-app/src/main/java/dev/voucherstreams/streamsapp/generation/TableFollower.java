package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.service.table.VoucherTable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows segment-vouchers beside the clients that count: what they count depends on it, so it has
 * to be read before they start, and whether or not they run.
 */
public final class TableFollower {

  private static final Logger LOG = LoggerFactory.getLogger(TableFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

  private final VoucherTable table;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Thread thread = new Thread(this::run, "generations-follower");
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Consumer<?, ?> current;
  private volatile boolean caughtUp;
  private volatile Optional<String> obstacle = Optional.empty();

  /**
   * @param table that is filled
   * @param consumers makes a consumer that reads what is committed and belongs to no group
   */
  public TableFollower(VoucherTable table, Supplier<Consumer<String, byte[]>> consumers) {
    this.table = table;
    this.consumers = consumers;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /* Not by an interrupt: a consumer closes in disorder then. */
  void stop() throws InterruptedException {
    stopping.countDown();
    Consumer<?, ?> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    thread.join(STOP_TIMEOUT.toMillis());
  }

  /** Whether all was read that the topic had at the start, if there is such a topic. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  /** Why the topic can't be read, if that is so. */
  Optional<String> obstacle() {
    return obstacle;
  }

  private void run() {
    try {
      do {
        followAsLongAsItWorks();
      } while (!stopping.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("stopped");
    }
  }

  private void followAsLongAsItWorks() {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      current = consumer;
      List<TopicPartition> partitions = partitions(consumer);
      if (partitions.isEmpty()) {
        caughtUp = true; // there is no topic, and so no generation
      } else {
        follow(consumer, partitions);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (WakeupException e) {
      LOG.debug("stopped");
    } catch (RuntimeException | Error e) { // whatever it is: there is no other thread for this
      if (!obstacle.equals(Optional.of(e.toString()))) {
        LOG.warn("can't follow {}, trying again: {}", table.topic(), e.toString());
      }
      obstacle = Optional.of(e.toString());
    }
  }

  private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
    return Optional.ofNullable(consumer.partitionsFor(table.topic())).stream()
        .flatMap(Collection::stream)
        .map(partition -> new TopicPartition(table.topic(), partition.partition()))
        .toList();
  }

  private void follow(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (stopping.getCount() > 0) {
      consumer.poll(POLL).forEach(record -> table.put(record.key(), record.value()));
      caughtUp = caughtUp || isAt(ends, consumer);
      if (caughtUp) {
        obstacle = Optional.empty();
      }
    }
  }

  private static boolean isAt(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
