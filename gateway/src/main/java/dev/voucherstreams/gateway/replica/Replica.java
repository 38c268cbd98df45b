package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.gateway.replica.ReplicaState.Serving;
import dev.voucherstreams.gateway.replica.ReplicaState.Waiting;
import dev.voucherstreams.gateway.table.Freshness;
import dev.voucherstreams.gateway.table.Readiness;
import dev.voucherstreams.gateway.table.Readiness.Missing;
import dev.voucherstreams.gateway.table.Readiness.NotYet;
import dev.voucherstreams.gateway.table.Readiness.Ready;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
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
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(30);

  private final ReplicaSettings settings;
  private final Clock clock;
  private final TopicProbe probe;
  private final Pulse pulse;
  private final ExponentialBackoff backoff = new ExponentialBackoff(250, 2, 1_000, 0.2);
  private final Thread thread = new Thread(this::run, "replica");
  private volatile RestoreProgress progress;
  private volatile ReplicaState state = new Waiting(Missing.KAFKA, "the gateway is starting");

  /** A replica that does nothing before it is started. */
  public Replica(ReplicaSettings settings, Clock clock) {
    this.settings = settings;
    this.probe = new TopicProbe(settings.admin(), settings.topic());
    this.clock = clock;
    this.pulse = new Pulse(clock);
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
    if (state instanceof Waiting waiting) {
      return new NotYet(
          waiting.missing(), waiting.reason(), progress.recordsLeft(), progress.timeLeft());
    }
    return standstill()
        .filter(time -> time.compareTo(LONGEST_STANDSTILL) > 0)
        .<Readiness>map(Replica::standsStill)
        .orElseGet(Ready::new);
  }

  /* Answers go on, but from a table that may be old: where there are others, they shall be asked. */
  private static NotYet standsStill(Duration time) {
    String reason = "the replica has not read its topic for %d s".formatted(time.toSeconds());
    return new NotYet(Missing.RECORDS, reason, OptionalLong.empty(), Optional.empty());
  }

  /** The time since the replica last heard of Kafka; empty if it never has. */
  public Optional<Duration> age() {
    return pulse.silence();
  }

  /**
   * The time since the replica last looked for something to read, be there something or not; empty
   * if it never has. It is sampled once a second; more than a few seconds mean that a thread hangs
   * or has ended.
   */
  public Optional<Duration> standstill() {
    return pulse.standstill();
  }

  @Override
  public Optional<Instant> freshAsOf() {
    return pulse.freshAsOf();
  }

  private void run() {
    try {
      for (int failures = 0; ; failures++) {
        if (lived(failures)) {
          failures = 0;
        }
        Thread.sleep(backoff.backoff(failures));
      }
    } catch (InterruptedException e) {
      LOG.debug("Stopped");
    }
  }

  /* Whether a client ran until it ended by itself. False if anything failed, be it an Error: this
   * thread is the only one that could start another. */
  private boolean lived(int failures) throws InterruptedException {
    try {
      awaitTopic();
      if (failures == 0) {
        become(new Waiting(Missing.RECORDS, "the table is being restored"));
      }
      live();
      return true;
    } catch (RuntimeException | Error e) {
      fail(e);
      return false;
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

  private void live() throws InterruptedException {
    progress = new RestoreProgress(clock);
    try (ReplicaClient client = ReplicaClient.start(settings, progress, clock)) {
      do {
        pulse.sample(client);
        client.store().map(settings.check()::problem).ifPresent(problem -> judge(client, problem));
      } while (!client.endsWithin(WATCH_INTERVAL));
    }
  }

  private void fail(Throwable cause) {
    ReplicaState failed = new Waiting(Missing.RECORDS, "the table can't be restored");
    if (!failed.equals(state)) {
      LOG.error("The replica fails; it is tried again until it works", cause);
    }
    become(failed);
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
    if (next instanceof Waiting waiting && waiting.missing() == Missing.FITTING_ROWS) {
      LOG.error("Not ready: {}", waiting.reason());
    } else if (next instanceof Waiting waiting) {
      LOG.info("Not ready: {}", waiting.reason());
    } else {
      LOG.info("Ready");
    }
  }
}
