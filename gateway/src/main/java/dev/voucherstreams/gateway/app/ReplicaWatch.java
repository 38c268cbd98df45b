package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.replica.Replica;
import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks at the replica once a second and logs what is new: whether it is ready, and what serves.
 */
final class ReplicaWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);
  private static final Pattern NUMBERS = Pattern.compile("[\\d,]+");

  private final Replica replica;
  private String logged = "";

  ReplicaWatch(Replica replica) {
    this.replica = replica;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void look() {
    if (replica.readiness() instanceof NotYet notYet) {
      Level level = notYet.missing() == Missing.READABLE_ROWS ? Level.ERROR : Level.INFO;
      /* The same sentence with other numbers is no news. */
      String news = NUMBERS.matcher(notYet.reason()).replaceAll("");
      log(level, "Not ready: " + notYet.reason(), news);
    } else {
      String ready = "Ready: generation " + replica.generation().orElse("?") + " serves";
      log(Level.INFO, ready, ready);
    }
  }

  private void log(Level level, String text, String news) {
    if (!news.equals(logged)) {
      LOG.atLevel(level).log(text);
    }
    logged = news;
  }
}
