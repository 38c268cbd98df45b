package dev.voucherstreams.loader.generation;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What there is to say of generations, for people. */
public final class GenerationText {

  static final String NONE =
      "segment-vouchers tells of no generation: no count of the orders has begun; is streams-app running?";

  private GenerationText() {}

  /** Which generation serves, or how far the count is that is waited for. */
  public static String serving(Generations all) {
    return all.serving()
        .map(now -> "serving: " + now.name() + (all.pinned().isPresent() ? ", pinned" : ""))
        .orElseGet(() -> "no generation serves: " + waitedFor(all));
  }

  private static String waitedFor(Generations all) {
    Optional<Generation> complete = all.complete().findFirst();
    return complete
        .map(
            each ->
                each.name()
                    + (each.isWhole()
                        ? " is counted and waits for `make switch`"
                        : " is counted, but without the orders that had been deleted before it began; `make switch` has it serve all the same"))
        .orElseGet(
            () -> all.all().stream().findFirst().map(GenerationText::withProgress).orElse(NONE));
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
