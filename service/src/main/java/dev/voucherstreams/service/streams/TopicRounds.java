package dev.voucherstreams.service.streams;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a client's topics looked after while it runs, in a thread of its own, for a look takes as
 * long as Kafka does: one that is put right is noticed, and one that was deleted is made again.
 * Then the client ends, so that its successor begins where the topic begins.
 */
final class TopicRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicRounds.class);

  private static final int SECONDS = 10;

  private final String client;
  private final TopicWatch topics;
  private final Runnable end;
  private final ScheduledExecutorService scheduler;
  private Map<String, Uuid> ids;

  /**
   * @param end ends the client
   */
  TopicRounds(String client, TopicWatch topics, Runnable end) {
    this.client = client;
    this.topics = topics;
    this.ids = topics.ids();
    this.end = end;
    scheduler = Executors.newSingleThreadScheduledExecutor(task -> daemon(client, task));
    Future<?> unused =
        scheduler.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private static Thread daemon(String client, Runnable task) {
    Thread thread = new Thread(task, client + "-topics");
    thread.setDaemon(true);
    return thread;
  }

  /* The scheduler wouldn't come back after an exception, nor say so. */
  private void look() {
    try {
      topics.look(); // also while the client ends: it may be waiting for the very topic
      if (isOneGone(topics.ids())) {
        LOG.warn("client {} starts anew, for a topic of it was deleted", client);
        end.run();
      }
      ids = topics.ids();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.error("client {} could not look after its topics", client, e);
    }
  }

  /* One of the same name may have taken its place. */
  private boolean isOneGone(Map<String, Uuid> now) {
    return ids.entrySet().stream()
        .anyMatch(topic -> !topic.getValue().equals(now.get(topic.getKey())));
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
