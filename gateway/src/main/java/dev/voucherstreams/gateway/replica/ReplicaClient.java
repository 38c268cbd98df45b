package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.schemas.broker.BrokerContact;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
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
  private static final StoreQueryParameters<ReadOnlyKeyValueStore<String, TableRow>> QUERY =
      StoreQueryParameters.fromNameAndType(
          ReplicaTopology.STORE, QueryableStoreTypes.keyValueStore());

  private final ReadProgress reading;
  private final TableFreshness freshness;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics meters;
  private final CountDownLatch ended = new CountDownLatch(1);

  private ReplicaClient(ReplicaSettings settings, RestoreProgress progress, Clock clock) {
    reading = new ReadProgress(clock);
    freshness = new TableFreshness(Admin.create(settings.admin()), reading, clock);
    streams =
        new KafkaStreams(
            settings.topology().get(), settings.streams(), new WatchedClients(reading));
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
  static ReplicaClient start(ReplicaSettings settings, RestoreProgress progress, Clock clock) {
    ReplicaClient client = new ReplicaClient(settings, progress, clock);
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
  public Optional<ReadOnlyKeyValueStore<String, TableRow>> store() {
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

  /** When it last looked for something to read; it does so all the time. */
  Instant lastRead() {
    return reading.last();
  }

  /** When it had all that had been written by then; empty as long as that isn't known. */
  Optional<Instant> freshAsOf() throws InterruptedException {
    return freshness.look();
  }

  @Override
  public void close() {
    freshness.close();
    meters.close();
    if (!streams.close(CLOSE_TIMEOUT)) {
      LOG.warn("The replica's client did not close within {} s", CLOSE_TIMEOUT.toSeconds());
    }
  }
}
