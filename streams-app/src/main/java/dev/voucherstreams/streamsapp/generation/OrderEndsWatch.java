package dev.voucherstreams.streamsapp.generation;

import static java.util.stream.Collectors.toMap;

import dev.voucherstreams.streamsapp.tally.OrderEnds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks twice a second where the orders end, transactions that are open included: who has counted up
 * to there has counted all that had been written when it asked.
 */
public final class OrderEndsWatch implements Supplier<Optional<OrderEnds>> {

  private static final Logger LOG = LoggerFactory.getLogger(OrderEndsWatch.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /* Before they are known nothing can be counted, which is at a start. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

  private final String topic;
  private final Supplier<Admin> connect;
  private final InstantSource clock;
  private final Thread thread = new Thread(this::run, "order-ends");
  private @Nullable Admin admin;
  private volatile Optional<OrderEnds> latest = Optional.empty();

  public OrderEndsWatch(String topic, Supplier<Admin> connect, InstantSource clock) {
    this.topic = topic;
    this.connect = connect;
    this.clock = clock;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(STOP_TIMEOUT.toMillis());
  }

  /** Where they ended when it was asked last; empty before that is known. */
  @Override
  public Optional<OrderEnds> get() {
    return latest;
  }

  private void run() {
    try {
      while (true) {
        ask();
        Thread.sleep((latest.isEmpty() ? FIRST_PAUSE : PAUSE).toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("stopped");
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
    }
  }

  /*
   * Without an answer the latest one stays true: it says when it was asked for. There may not even be
   * a client yet: it can't be made before the broker's name is known.
   */
  private void ask() throws InterruptedException {
    try {
      Admin connected = admin == null ? connect.get() : admin;
      admin = connected;
      Instant at = clock.instant();
      List<TopicPartition> partitions =
          connected.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
              .flatMap(description -> description.partitions().stream())
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      Map<Integer, Long> first = offsets(connected, partitions, OffsetSpec.earliest());
      latest =
          Optional.of(
              new OrderEnds(at, first, offsets(connected, partitions, OffsetSpec.latest())));
    } catch (ExecutionException | RuntimeException e) {
      LOG.debug("where the orders end isn't known", e);
    }
  }

  private static Map<Integer, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> question =
        partitions.stream().collect(toMap(each -> each, each -> which));
    return admin.listOffsets(question).all().get().entrySet().stream()
        .collect(toMap(each -> each.getKey().partition(), each -> each.getValue().offset()));
  }
}
