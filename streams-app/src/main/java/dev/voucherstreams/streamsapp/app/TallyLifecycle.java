package dev.voucherstreams.streamsapp.app;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Starts the tally when its topics are there: Kafka Streams dies of a missing source topic. A
 * broker that is away is waited for, in the background, so that health can say so.
 */
final class TallyLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TallyLifecycle.class);

  private static final RetryTemplate UNTIL_IT_WORKS =
      new RetryTemplate(
          RetryPolicy.builder()
              .maxRetries(Long.MAX_VALUE)
              .delay(Duration.ofMillis(250))
              .multiplier(2)
              .maxDelay(Duration.ofSeconds(5))
              .includes(ExecutionException.class)
              .build());

  private final TopicCreator topics;
  private final StreamsBuilderFactoryBean tally;
  private @Nullable Thread starter;

  TallyLifecycle(TopicCreator topics, StreamsBuilderFactoryBean tally) {
    this.topics = topics;
    this.tally = tally;
  }

  @Override
  public synchronized void start() {
    starter = new Thread(this::startWhenTopicsExist, "tally-starter");
    starter.start();
  }

  private void startWhenTopicsExist() {
    try {
      UNTIL_IT_WORKS.execute(this::createTopics);
      tally.start();
    } catch (RetryException e) {
      LOG.info("stopped before Kafka was there");
    }
  }

  private boolean createTopics() throws ExecutionException, InterruptedException {
    try {
      topics.createMissing();
      return true;
    } catch (ExecutionException e) {
      LOG.warn("Kafka is not there yet, trying again: {}", String.valueOf(e.getCause()));
      throw e;
    }
  }

  @Override
  public synchronized void stop() {
    if (starter != null) {
      starter.interrupt();
      starter = null;
      tally.stop();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return starter != null;
  }
}
