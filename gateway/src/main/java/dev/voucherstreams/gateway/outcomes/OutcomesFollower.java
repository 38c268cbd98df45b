package dev.voucherstreams.gateway.outcomes;

import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.gateway.live.OrderCounts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic order-outcomes. No answer depends on these numbers, so they are not a part of
 * the replica, which has to be there before vouchers are answered: without the topic, or without
 * Kafka, they are what they were, or not known.
 */
public final class OutcomesFollower {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomesFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

  private final String topic;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final Deserializer<OrderOutcomes> values;
  private final Thread thread = new Thread(this::run, "order-outcomes");
  private boolean failing;
  private volatile Optional<OrderCounts> counts = Optional.empty();

  /**
   * A follower that does nothing before it is started.
   *
   * @param consumers makes a consumer that reads what is committed and belongs to no group
   */
  public OutcomesFollower(
      String topic,
      Supplier<Consumer<String, byte[]>> consumers,
      Deserializer<OrderOutcomes> values) {
    this.topic = topic;
    this.consumers = consumers;
    this.values = values;
    thread.setDaemon(true);
  }

  /** Begins, and returns at once. */
  public void start() {
    thread.start();
  }

  /** Ends it; returns when that is done, or has taken too long. */
  public void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(STOP_TIMEOUT.toMillis());
  }

  /** The numbers as far as they are known; empty until all that the topic held was read. */
  public Optional<OrderCounts> counts() {
    return counts;
  }

  private void run() {
    try {
      while (true) {
        followAsLongAsItWorks();
        Thread.sleep(AGAIN.toMillis());
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("Stopped");
    }
  }

  private void followAsLongAsItWorks() {
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      List<TopicPartition> partitions = partitions(consumer);
      if (!partitions.isEmpty()) {
        follow(consumer, partitions);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException | Error e) { // whatever it is: there is no other thread for this
      if (!failing) {
        LOG.warn("Can't follow {}, trying again: {}", topic, e.toString());
      }
      failing = true;
    }
  }

  private List<TopicPartition> partitions(Consumer<?, ?> consumer) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /* Half the numbers would look like a change: they are told once all of them are there. */
  private void follow(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    LatestOutcomes latest = new LatestOutcomes(values);
    for (boolean complete = false; true; ) {
      consumer.poll(POLL).forEach(latest::take);
      complete = complete || isAt(ends, consumer);
      if (complete) {
        counts = Optional.of(latest.sum());
        failing = false;
      }
    }
  }

  private static boolean isAt(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
