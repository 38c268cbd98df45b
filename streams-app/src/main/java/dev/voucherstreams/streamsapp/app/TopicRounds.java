package dev.voucherstreams.streamsapp.app;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a client's topics looked after while it runs, in a thread of its own, for a look takes as
 * long as Kafka does: one that is deleted is made again, and one that is put right is noticed.
 */
final class TopicRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicRounds.class);

  private static final int SECONDS = 10;

  private final ScheduledExecutorService scheduler;

  TopicRounds(String client, TopicWatch topics) {
    scheduler = Executors.newSingleThreadScheduledExecutor(task -> daemon(client, task));
    Future<?> unused =
        scheduler.scheduleWithFixedDelay(
            () -> look(client, topics), SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private static Thread daemon(String client, Runnable task) {
    Thread thread = new Thread(task, client + "-topics");
    thread.setDaemon(true);
    return thread;
  }

  /* The scheduler wouldn't come back after an exception, nor say so. */
  private static void look(String client, TopicWatch topics) {
    try {
      topics.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      LOG.error("client {} could not look after its topics", client, e);
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
