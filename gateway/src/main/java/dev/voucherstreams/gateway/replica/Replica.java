package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.gateway.replica.ReplicaState.Serving;
import dev.voucherstreams.gateway.replica.ReplicaState.Waiting;
import dev.voucherstreams.gateway.table.Freshness;
import dev.voucherstreams.gateway.table.Readiness;
import dev.voucherstreams.gateway.table.Readiness.Missing;
import dev.voucherstreams.gateway.table.Readiness.NotYet;
import dev.voucherstreams.gateway.table.Readiness.Ready;
import dev.voucherstreams.schemas.broker.BrokerContact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a replica running: waits for Kafka and the topic, starts a client, watches it, and starts
 * another when it has ended. All of that on a thread of its own, since a client's start blocks
 * until its store is restored; whoever asks for the {@link #state} never waits.
 *
 * <p>Once there is a client, Kafka may go away: the client keeps its store and catches up later.
 */
public final class Replica implements Readiness.Check, Freshness {
  private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final ReplicaSettings settings;
  private final Clock clock;
  private final TopicProbe probe;
  private final BrokerContact contact;
  private final ExponentialBackoff backoff = new ExponentialBackoff(250, 2, 1_000, 0.2);
  private final Thread thread = new Thread(this::run, "replica");
  private volatile RestoreProgress progress;
  private volatile ReplicaState state = new Waiting(Missing.KAFKA, "the gateway is starting");

  /** A replica that does nothing before it is started. */
  public Replica(ReplicaSettings settings, Clock clock) {
    this.settings = settings;
    this.probe = new TopicProbe(settings.admin(), settings.topic());
    this.clock = clock;
    this.contact = new BrokerContact("replica", clock);
    this.progress = new RestoreProgress(clock);
  }

  /** Begins, and returns at once. */
  public void start() {
    LOG.info(
        "Following {} of Kafka at {}", settings.topic(), settings.admin().get("bootstrap.servers"));
    thread.start();
  }

  /** Ends the client and what watches it; returns when that is done, or has taken too long. */
  public void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(STOP_TIMEOUT.toMillis());
  }

  /** Whether the replica may be asked, as of now. */
  public ReplicaState state() {
    return state;
  }

  @Override
  public Readiness readiness() {
    return state instanceof Waiting waiting
        ? new NotYet(
            waiting.missing(), waiting.reason(), progress.recordsLeft(), progress.timeLeft())
        : new Ready();
  }

  /** The time since the replica last heard of Kafka; empty if it never has. */
  public Optional<Duration> age() {
    return contact.age();
  }

  @Override
  public Optional<Instant> freshAsOf() {
    return contact.last();
  }

  private void run() {
    try {
      for (int failures = 0; ; failures++) {
        awaitTopic();
        if (failures == 0) {
          become(new Waiting(Missing.RECORDS, "the table is being restored"));
        }
        if (lived()) {
          failures = 0;
        }
        Thread.sleep(backoff.backoff(failures));
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped");
    }
  }

  private void awaitTopic() throws InterruptedException {
    Optional<Waiting> missing = probe.missing();
    for (int attempt = 0; missing.isPresent(); attempt++) {
      become(missing.get());
      Thread.sleep(backoff.backoff(attempt));
      missing = probe.missing();
    }
  }

  /* Whether a client ran until it ended by itself; false if it failed to start or to be read. */
  private boolean lived() throws InterruptedException {
    progress = new RestoreProgress(clock);
    try (ReplicaClient client = ReplicaClient.start(settings, progress)) {
      do {
        watch(client);
      } while (!client.endsWithin(WATCH_INTERVAL));
      return true;
    } catch (RuntimeException e) {
      fail(e);
      return false;
    }
  }

  private void fail(RuntimeException cause) {
    ReplicaState failed = new Waiting(Missing.RECORDS, "the table can't be restored");
    if (!failed.equals(state)) {
      LOG.error("The replica fails; it is tried again until it works", cause);
    }
    become(failed);
  }

  private void watch(ReplicaClient client) {
    contact.sample(client.answers());
    client.store().map(settings.check()::problem).ifPresent(problem -> judge(client, problem));
  }

  private void judge(ReplicaClient client, Optional<String> problem) {
    become(
        problem
            .<ReplicaState>map(reason -> new Waiting(Missing.FITTING_ROWS, reason))
            .orElseGet(() -> new Serving(client)));
  }

  private void become(ReplicaState next) {
    ReplicaState before = state;
    state = next;
    if (next.equals(before)) {
      return;
    }
    if (next instanceof Waiting waiting) {
      LOG.info("Not ready: {}", waiting.reason());
    } else {
      LOG.info("Ready");
    }
  }
}
