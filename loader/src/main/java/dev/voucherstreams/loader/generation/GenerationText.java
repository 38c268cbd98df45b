package dev.voucherstreams.loader.generation;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import java.time.Instant;
import java.util.Locale;

/** What there is to say of generations, for people. */
public final class GenerationText {

  private GenerationText() {}

  /** Which generation serves, or why none does. */
  public static String serving(Generations all) {
    return all.serving()
        .map(now -> "serving: " + now.name() + (all.pinned().isPresent() ? ", pinned" : ""))
        .orElseGet(() -> "no generation serves: " + all.whyNoneServes());
  }

  /** Its name, and how far it is. */
  public static String withProgress(Generation generation) {
    return generation.name() + ", " + progress(generation);
  }

  private static String progress(Generation generation) {
    return generation.complete()
        ? "complete"
        : String.format(
            Locale.ROOT,
            "%.0f %% counted, %,d left",
            Math.floor(100 * generation.progress()),
            generation.ordersLeft());
  }

  /** Its name, whether it is complete, as of when, and how many orders count in it. */
  public static String heading(Generation generation) {
    return String.format(
        Locale.ROOT,
        "generation %s, counted as of %s, %,d orders",
        withProgress(generation),
        asOf(generation),
        orders(generation));
  }

  private static long orders(Generation generation) {
    return generation.partitions().stream().mapToLong(OrderPartition::getCounted).sum();
  }

  /** A line for a list. */
  public static String line(Generation generation, Generations all) {
    return String.format(
        Locale.ROOT,
        "%-14s  %-15s  %-28s  as of %-28s  %s%s",
        generation.name(),
        role(generation, all),
        progress(generation),
        asOf(generation),
        String.join(", ", generation.countries()),
        generation.givenUp().map(why -> "  (given up: " + why + ")").orElse(""));
  }

  private static String role(Generation generation, Generations all) {
    boolean serves = all.serving().filter(generation::equals).isPresent();
    boolean pinned = all.pinned().filter(generation.name()::equals).isPresent();
    if (serves) {
      return pinned ? "serving, pinned" : "serving";
    }
    return pinned ? "pinned" : "";
  }

  private static String asOf(Generation generation) {
    return generation.countedAsOf().map(Instant::toString).orElse("not known");
  }
}
