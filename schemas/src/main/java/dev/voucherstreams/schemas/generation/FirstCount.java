package dev.voucherstreams.schemas.generation;

import java.time.Duration;
import java.util.Locale;

/** What there is to say while no generation serves. */
public final class FirstCount {

  /** No count is known. */
  public static final String NOT_BEGUN =
      "no count of the orders has begun; is streams-app running?";

  private FirstCount() {}

  /** Why none serves, for people. */
  public static String reason(Generations generations) {
    return generations
        .complete()
        .findFirst()
        .map(FirstCount::waitsForAPerson)
        .or(() -> generations.newest().map(FirstCount::progress))
        .orElse(NOT_BEGUN);
  }

  private static String waitsForAPerson(Generation generation) {
    return generation.isWhole()
        ? "generation %s is counted and waits: `make switch` has it serve"
            .formatted(generation.name())
        : "generation %s is counted, but without the orders that had been deleted before it began; `make switch` has it serve all the same"
            .formatted(generation.name());
  }

  private static String progress(Generation generation) {
    return String.format(
        Locale.ROOT,
        "the orders are being counted: %.0f %%, %,d left%s",
        Math.floor(100 * generation.progress()),
        generation.ordersLeft(),
        generation.timeLeft().map(FirstCount::about).orElse(""));
  }

  private static String about(Duration time) {
    return ", about %d s".formatted(time.toSeconds() + 1);
  }
}
