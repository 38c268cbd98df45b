package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what happens to generations: which serves, that one is complete, and now and then
 * how far one is.
 */
final class GenerationLog {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationLog.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Set<String> complete = new HashSet<>();
  private @Nullable String serving;
  private @Nullable String counting;
  private long saidAt = System.nanoTime();

  /**
   * Looks at them; to be called about once a second.
   *
   * @param counting what is said of what this process counts
   */
  void look(Generations known, Set<String> counted, String counting) {
    if (!counting.equals(this.counting)) {
      this.counting = counting;
      LOG.info(counting);
    }
    known
        .complete()
        .map(Generation::name)
        .filter(complete::add)
        .forEach(name -> LOG.info("generation {} is complete", name));
    known
        .serving()
        .map(Generation::name)
        .filter(now -> !now.equals(serving))
        .ifPresent(this::serves);
    if (System.nanoTime() - saidAt > PAUSE.toNanos()) {
      saidAt = System.nanoTime();
      known.all().stream()
          .filter(each -> !each.complete() && counted.contains(each.name()))
          .forEach(GenerationLog::progress);
    }
  }

  private void serves(String now) {
    LOG.info("generation {} serves", now);
    serving = now;
  }

  private static void progress(Generation generation) {
    LOG.info(
        "generation {}: {} % counted, {} orders left{}",
        generation.name(),
        (int) (100 * generation.progress()),
        String.format(Locale.ROOT, "%,d", generation.ordersLeft()),
        generation
            .timeLeft()
            .map(left -> ", about %d s".formatted(left.toSeconds() + 1))
            .orElse(""));
  }
}
