package dev.voucherstreams.service.streams;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * A Kafka Streams client that is kept running, in the background, so that health can say what it
 * waits for. It is started when its topics are there: Kafka Streams dies of a missing one. When it
 * fails, a new one takes its place; what was not committed is processed again. While Kafka is away
 * a client lives on, and catches up later.
 *
 * <p>Not the thread that failed is replaced, but the client: a new thread is another member of the
 * group, and the tasks of its predecessor would wait until its session times out (45 s).
 */
public final class ManagedStreams implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedStreams.class);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final long WORKING_MS = 1_000;
  private static final long PAUSED_MS = 100;

  private static final ExponentialBackOff UNTIL_TOPICS_ARE_THERE = backOff(100, 500);
  private static final ExponentialBackOff AFTER_FAILURE = backOff(500, 10_000);

  private final String name;
  private final TopicWatch topics;
  private final StaticMembers members;
  private final Function<KafkaClientSupplier, KafkaStreams> factory;
  private final ClientFailureHandler failures;
  private final MeterRegistry registry;
  private final BooleanSupplier mayWork;
  private final BooleanSupplier leaves;
  private final BrokerLiveness broker;

  private volatile @Nullable KafkaStreams current;
  private volatile boolean lackedTopic;
  private volatile boolean waiting = true;
  private volatile @Nullable Thread keeper;

  /**
   * @param name what the client does, for logs, meters and the names of threads
   * @param topics without which it is not started
   * @param factory makes a client of these Kafka clients, not started yet
   * @param mayWork whether its tasks may process records; asked now and then. Global stores are
   *     filled in any case
   * @param leaves whether the others are to have its tasks at once when it is stopped; otherwise
   *     they wait for it to come back until its session is over
   */
  public ManagedStreams(
      String name,
      TopicWatch topics,
      StaticMembers members,
      Function<KafkaClientSupplier, KafkaStreams> factory,
      ClientFailureHandler failures,
      MeterRegistry registry,
      BooleanSupplier mayWork,
      BooleanSupplier leaves) {
    this.name = name;
    this.topics = topics;
    this.members = members;
    this.factory = factory;
    this.failures = failures;
    this.registry = registry;
    this.mayWork = mayWork;
    this.leaves = leaves;
    this.broker = new BrokerLiveness(name, InstantSource.system());
  }

  private static ExponentialBackOff backOff(long firstMillis, long longestMillis) {
    ExponentialBackOff backOff = new ExponentialBackOff(firstMillis, 2);
    backOff.setMaxInterval(longestMillis);
    backOff.setJitter(firstMillis / 5);
    return backOff;
  }

  /** The client as it is now; null while Kafka or the topics are waited for the first time. */
  public @Nullable KafkaStreams streams() {
    return current;
  }

  /** Whether the client runs, which means that all that was there at its start is restored. */
  public boolean isServing() {
    KafkaStreams streams = current;
    return streams != null && streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether it is not started yet, or not again, because of Kafka or of its topics. */
  public boolean isWaiting() {
    return waiting;
  }

  /**
   * The time since the thread that is held up the longest has polled, in whole seconds; empty if
   * none ever has. An idle thread polls several times a second.
   */
  public Optional<Duration> pollAge() {
    KafkaStreams streams = current;
    return streams == null
        ? Optional.empty()
        : PollAge.longestPause(streams).map(PollAge.Pause::length);
  }

  /** What there is to say of its topics. */
  public TopicWatch topics() {
    return topics;
  }

  /** How it failed, if it did. */
  public ClientFailureHandler failures() {
    return failures;
  }

  /** Whether Kafka answers it. */
  public BrokerLiveness broker() {
    return broker;
  }

  @Override
  public synchronized void start() {
    keeper = new Thread(this::keepRunning, name + "-keeper");
    keeper.start();
  }

  private void keepRunning() {
    try {
      BackOffExecution pauses = AFTER_FAILURE.start();
      while (!failures.areFinal()) {
        long started = System.nanoTime();
        runUntilItFails();
        pauses = System.nanoTime() - started < STEADY.toNanos() ? pauses : AFTER_FAILURE.start();
        TimeUnit.MILLISECONDS.sleep(pauses.nextBackOff());
      }
    } catch (InterruptedException e) {
      LOG.debug("client {} is stopped", name);
    }
  }

  /* Whatever comes up: without this thread nobody would start the client again. */
  private void runUntilItFails() throws InterruptedException {
    try {
      awaitTopics();
      if (lackedTopic) {
        members.remove();
        lackedTopic = false;
      }
      StreamsClientSupplier clients = new StreamsClientSupplier();
      runUntilItEnds(factory.apply(clients), clients);
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped"); // stopped while it started
      }
      LOG.debug("client {} failed before or beside its threads", name, e);
      failures.handle(e);
    }
  }

  private void awaitTopics() throws InterruptedException {
    waiting = true;
    BackOffExecution pauses = UNTIL_TOPICS_ARE_THERE.start();
    while (!topics.look(() -> {})) {
      TimeUnit.MILLISECONDS.sleep(pauses.nextBackOff());
    }
    waiting = false;
  }

  private void runUntilItEnds(KafkaStreams streams, StreamsClientSupplier clients)
      throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    streams.setStateListener((now, before) -> countEnd(now, ended));
    streams.setUncaughtExceptionHandler(failure -> handle(failure, ended));
    current = streams;
    StreamsMetrics metrics = new StreamsMetrics(name, streams, registry);
    HeldUp heldUp = new HeldUp(name);
    TopicRounds rounds = new TopicRounds(name, topics, ended::countDown);
    try {
      pauseUnlessItMayWork(streams);
      streams.start();
      while (!ended.await(streams.isPaused() ? PAUSED_MS : WORKING_MS, TimeUnit.MILLISECONDS)) {
        pauseUnlessItMayWork(streams);
        broker.sample(BrokerLiveness.answers(streams.metrics()));
        heldUp.sample(PollAge.longestPause(streams));
      }
    } finally {
      ended.countDown();
      close(streams, clients);
      rounds.close();
      metrics.close();
    }
  }

  private void pauseUnlessItMayWork(KafkaStreams streams) {
    boolean may = mayWork.getAsBoolean();
    if (may && streams.isPaused()) {
      streams.resume();
    } else if (!may && !streams.isPaused()) {
      streams.pause();
    }
  }

  /* What comes up in a client that ends already is a consequence of it, and no failure. */
  private StreamThreadExceptionResponse handle(Throwable failure, CountDownLatch ended) {
    if (failure instanceof MissingSourceTopicException) {
      lackedTopic = true;
    }
    return ended.getCount() > 0
        ? failures.handle(failure)
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /* One that is still ending holds its folder, so that the next could not start. */
  private void close(KafkaStreams streams, StreamsClientSupplier clients) {
    while (!streams.close(closing()) && keeper != null) {
      LOG.warn(
          "client {} has not ended within {}; what it waits to send is given up, and the next"
              + " starts when it has",
          name,
          CLOSE_TIMEOUT);
      clients.closeProducersNow();
    }
  }

  /* After a failure, the next client takes its place in the group. */
  private CloseOptions closing() {
    CloseOptions options = CloseOptions.timeout(CLOSE_TIMEOUT);
    boolean isStopped = keeper == null;
    return isStopped && leaves.getAsBoolean()
        ? options.withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
        : options;
  }

  private static void countEnd(KafkaStreams.State now, CountDownLatch ended) {
    if (now == KafkaStreams.State.PENDING_ERROR || now.hasCompletedShutdown()) {
      ended.countDown();
    }
  }

  @Override
  public synchronized void stop() {
    Thread running = keeper;
    keeper = null;
    if (running != null) {
      running.interrupt();
      awaitEnd(running);
      topics.close();
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join(CLOSE_TIMEOUT.plusSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return keeper != null;
  }
}
