package dev.voucherstreams.streamsapp.app;

import java.util.Map;
import java.util.concurrent.ExecutionException;
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
  private final TopicIds ids;
  private final Runnable end;
  private final ScheduledExecutorService scheduler;
  private Map<String, Uuid> before = Map.of();

  /**
   * @param end ends the client
   */
  TopicRounds(String client, TopicWatch topics, TopicIds ids, Runnable end) {
    this.client = client;
    this.topics = topics;
    this.ids = ids;
    this.end = end;
    scheduler = Executors.newSingleThreadScheduledExecutor(task -> daemon(client, task));
    Future<?> unused = scheduler.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
  }

  private static Thread daemon(String client, Runnable task) {
    Thread thread = new Thread(task, client + "-topics");
    thread.setDaemon(true);
    return thread;
  }

  /* The scheduler wouldn't come back after an exception, nor say so. */
  private void look() {
    try {
      if (areOthers(ids.now())) {
        LOG.warn("client {} starts anew, for a topic of it was deleted", client);
        end.run();
      }
      topics.look(); // also while the client ends: it may be waiting for the very topic
    } catch (ExecutionException e) {
      LOG.debug("client {} can't see its topics", client, e); // it has said that Kafka is away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.error("client {} could not look after its topics", client, e);
    }
  }

  private boolean areOthers(Map<String, Uuid> now) {
    if (before.isEmpty()) {
      before = now;
    }
    boolean others = !before.equals(now);
    before = now;
    return others;
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
