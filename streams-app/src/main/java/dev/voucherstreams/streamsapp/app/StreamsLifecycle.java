package dev.voucherstreams.streamsapp.app;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Starts a Kafka Streams client when its topics are there: Kafka Streams dies of a missing source
 * topic. A broker that is away is waited for, in the background, so that health can say so. A
 * client that has ended by itself is started anew.
 */
final class StreamsLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsLifecycle.class);

  private static final RetryTemplate UNTIL_IT_WORKS =
      new RetryTemplate(
          RetryPolicy.builder()
              .maxRetries(Long.MAX_VALUE)
              .delay(Duration.ofMillis(250))
              .multiplier(2)
              .maxDelay(Duration.ofSeconds(5))
              .includes(ExecutionException.class, KafkaException.class)
              .build());

  private final String name;
  private final TopicCreator topics;
  private final StreamsBuilderFactoryBean client;
  private final Semaphore ended = new Semaphore(0);
  private @Nullable Thread keeper;

  /**
   * @param name what the client does, for logs and the name of a thread
   */
  StreamsLifecycle(String name, TopicCreator topics, StreamsBuilderFactoryBean client) {
    this.name = name;
    this.topics = topics;
    this.client = client;
    client.setStateListener((now, before) -> noteEnd(now));
  }

  private void noteEnd(KafkaStreams.State now) {
    if (now == KafkaStreams.State.ERROR) {
      ended.release();
    }
  }

  @Override
  public synchronized void start() {
    keeper = new Thread(this::keepRunning, name + "-keeper");
    keeper.start();
  }

  private void keepRunning() {
    try {
      while (true) {
        UNTIL_IT_WORKS.execute(this::startWhenTopicsExist);
        ended.acquire();
        LOG.warn("the client of the {} has ended by itself; a new one is started", name);
        client.stop();
        TimeUnit.SECONDS.sleep(1); // whatever ended it should not end one after the other
      }
    } catch (RetryException e) {
      LOG.info("the {} stopped before Kafka was there", name);
    } catch (InterruptedException e) {
      LOG.debug("the {} is stopped", name);
    }
  }

  private boolean startWhenTopicsExist() throws ExecutionException, InterruptedException {
    try {
      topics.ensureTopics();
      client.start();
      return true;
    } catch (ExecutionException e) {
      LOG.warn("{} can't start yet, trying again: {}", name, String.valueOf(e.getCause()));
      throw e;
    } catch (KafkaException e) {
      LOG.warn("the client of the {} did not start, trying again", name, e);
      closeWhatStarted();
      throw e;
    }
  }

  private void closeWhatStarted() {
    KafkaStreams half = client.getKafkaStreams();
    if (half != null) {
      half.close(Duration.ofSeconds(1));
    }
    ended.drainPermits();
  }

  @Override
  public synchronized void stop() {
    if (keeper != null) {
      keeper.interrupt();
      keeper = null;
      client.stop();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return keeper != null;
  }
}
