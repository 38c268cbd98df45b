package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.broker.BrokerContact;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the replica's Kafka Streams client, from its start until it ends by itself or is
 * closed. A client that has ended can't be started again; make a new one.
 */
final class ReplicaClient implements StoreAccess, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaClient.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
  private static final StoreQueryParameters<ReadOnlyKeyValueStore<String, SegmentVoucher>> QUERY =
      StoreQueryParameters.fromNameAndType(
          ReplicaTopology.STORE, QueryableStoreTypes.keyValueStore());

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics meters;
  private final CountDownLatch ended = new CountDownLatch(1);

  private ReplicaClient(ReplicaSettings settings, RestoreProgress progress) {
    streams = new KafkaStreams(settings.topology().get(), settings.streams());
    streams.setGlobalStateRestoreListener(progress);
    meters = new KafkaStreamsMetrics(streams);
    meters.bindTo(settings.meters());
    streams.setStateListener((now, before) -> noteEnd(now));
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.warn("The replica failed and is started anew: {}", failure.toString());
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
  }

  /**
   * Starts a client and waits until it has read all that the topic held. Kafka Streams promises
   * that: start() returns when global stores are restored up to the end offsets of its beginning.
   */
  static ReplicaClient start(ReplicaSettings settings, RestoreProgress progress) {
    ReplicaClient client = new ReplicaClient(settings, progress);
    try {
      client.streams.start();
      return client;
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private void noteEnd(KafkaStreams.State now) {
    if (now == KafkaStreams.State.PENDING_ERROR || now.hasCompletedShutdown()) {
      ended.countDown();
    }
  }

  /** Waits for the client's end; says whether it has come. */
  boolean endsWithin(Duration wait) throws InterruptedException {
    return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Optional<ReadOnlyKeyValueStore<String, SegmentVoucher>> store() {
    /* While it restores, a client gives out the half-filled store; only RUNNING means complete. */
    if (streams.state() != KafkaStreams.State.RUNNING) {
      return Optional.empty();
    }
    try {
      return Optional.of(streams.store(QUERY));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** How many times a broker has answered it. */
  double answers() {
    return BrokerContact.answers(streams.metrics());
  }

  @Override
  public void close() {
    meters.close();
    if (!streams.close(CLOSE_TIMEOUT)) {
      LOG.warn("The replica's client did not close within {} s", CLOSE_TIMEOUT.toSeconds());
    }
  }
}
