package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.schemas.broker.BrokerContact;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A Kafka Streams client that is kept running, in the background, so that health can say what it
 * waits for. It is started when its topics are there: Kafka Streams dies of a missing one. When it
 * fails, a new one takes its place; what was not committed is processed again.
 *
 * <p>Not the thread that failed is replaced, but the client: a new thread is another member of the
 * group, and the tasks of its predecessor would wait until its session times out (45 s).
 */
final class StreamsClient implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsClient.class);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration STEADY = Duration.ofMinutes(1);

  private final String name;
  private final TopicWatch topics;
  private final TopicIds topicIds;
  private final StaticMembers members;
  private final Supplier<KafkaStreams> factory;
  private final Failures failures;
  private final MeterRegistry registry;
  private final ExponentialBackoff untilTopicsAreThere = new ExponentialBackoff(250, 2, 5_000, 0.2);
  private final ExponentialBackoff afterFailure = new ExponentialBackoff(1_000, 2, 10_000, 0.2);

  private volatile @Nullable KafkaStreams current;
  private volatile boolean lackedTopic;
  private volatile boolean waiting = true;
  private volatile BrokerContact contact;
  private volatile @Nullable Thread keeper;

  /**
   * @param name what the client does, for logs, meters and the name of a thread
   * @param factory makes a client that is not started yet
   */
  StreamsClient(
      String name,
      TopicWatch topics,
      TopicIds topicIds,
      StaticMembers members,
      Supplier<KafkaStreams> factory,
      Failures failures,
      MeterRegistry registry) {
    this.name = name;
    this.topics = topics;
    this.topicIds = topicIds;
    this.members = members;
    this.factory = factory;
    this.failures = failures;
    this.registry = registry;
    this.contact = newContact();
  }

  private BrokerContact newContact() {
    return new BrokerContact(name, InstantSource.system());
  }

  /** The client as it is now; null while Kafka or the topics are waited for the first time. */
  @Nullable KafkaStreams streams() {
    return current;
  }

  /** Whether it is not started yet, or not again, because of Kafka or of its topics. */
  boolean isWaiting() {
    return waiting;
  }

  /** What there is to say of its topics. */
  TopicWatch topics() {
    return topics;
  }

  Failures failures() {
    return failures;
  }

  /** Whether Kafka answers the client as it is now. */
  BrokerContact contact() {
    return contact;
  }

  @Override
  public synchronized void start() {
    keeper = new Thread(this::keepRunning, name + "-keeper");
    keeper.start();
  }

  private void keepRunning() {
    try {
      for (int failed = 0; !failures.areFinal(); failed++) {
        long started = System.nanoTime();
        runUntilItFails();
        failed = System.nanoTime() - started < STEADY.toNanos() ? failed : 0;
        TimeUnit.MILLISECONDS.sleep(afterFailure.backoff(failed));
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
      runUntilItEnds(factory.get());
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
    for (int looks = 0; !topics.look(); looks++) {
      TimeUnit.MILLISECONDS.sleep(untilTopicsAreThere.backoff(looks));
    }
    waiting = false;
  }

  private void runUntilItEnds(KafkaStreams streams) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    streams.setStateListener((now, before) -> countEnd(now, ended));
    streams.setUncaughtExceptionHandler(failure -> handle(streams, failure));
    contact = newContact();
    current = streams;
    StreamsMetrics metrics = new StreamsMetrics(name, streams, registry);
    HeldUp heldUp = new HeldUp(name);
    TopicRounds rounds = new TopicRounds(name, topics, topicIds, ended::countDown);
    try {
      streams.start();
      while (!ended.await(1, TimeUnit.SECONDS)) {
        contact.sample(BrokerContact.answers(streams.metrics()));
        heldUp.sample(Polls.longestPause(streams));
      }
    } finally {
      close(streams);
      rounds.close();
      metrics.close();
    }
  }

  /* One that didn't end in time is fenced by its successor, which is no failure of that. */
  private StreamThreadExceptionResponse handle(KafkaStreams streams, Throwable failure) {
    if (failure instanceof MissingSourceTopicException) {
      lackedTopic = true;
    }
    return streams == current
        ? failures.handle(failure)
        : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /* One that is still ending holds its folder, so that the next could not start. */
  private void close(KafkaStreams streams) {
    while (!streams.close(CLOSE_TIMEOUT) && keeper != null) {
      LOG.warn(
          "client {} has not ended within {}; the next starts when it has", name, CLOSE_TIMEOUT);
    }
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
