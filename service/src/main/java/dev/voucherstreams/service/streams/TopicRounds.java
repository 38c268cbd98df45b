package dev.voucherstreams.service.streams;

import io.micrometer.core.instrument.util.NamedThreadFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a client's topics looked after while it runs, in a thread of its own, for a look takes as
 * long as Kafka does: one that is put right is noticed. When one was deleted, the client ends and
 * the topic is made again, so that the client's successor begins where the topic begins.
 */
final class TopicRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicRounds.class);

  private static final int SECONDS = 10;

  private final String client;
  private final TopicWatch topics;
  private final Runnable end;
  private final ScheduledExecutorService scheduler;

  /**
   * @param end ends the client
   */
  TopicRounds(String client, TopicWatch topics, Runnable end) {
    this.client = client;
    this.topics = topics;
    this.end = end;
    scheduler =
        Executors.newSingleThreadScheduledExecutor(new NamedThreadFactory(client + "-topics"));
    Future<?> unused =
        scheduler.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /*
   * A client that still ran when its topic is made again would begin a transaction with it, which its
   * internal topics, made again by its successor only, keep from ending for minutes. The scheduler
   * wouldn't come back after an exception, nor say so.
   */
  private void look() {
    try {
      topics.look(this::endClient);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.error("client {} could not look after its topics", client, e);
    }
  }

  private void endClient() {
    LOG.warn("client {} starts anew, for a topic of it was deleted", client);
    end.run();
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
