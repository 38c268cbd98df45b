package dev.voucherstreams.service.table;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What there is to say while no generation serves. */
public final class FirstCount {

  private FirstCount() {}

  /** Why none serves, for people. */
  public static String reason(Generations generations) {
    return generations
        .complete()
        .findFirst()
        .map(FirstCount::waitsForAPerson)
        .orElseGet(
            () ->
                newest(generations)
                    .map(FirstCount::progress)
                    .orElse("no count of the orders has begun; is streams-app running?"));
  }

  /** The count that is waited for, if one has begun. */
  public static Optional<Generation> newest(Generations generations) {
    return generations.all().stream().findFirst();
  }

  static Served.NotReady notReady(Generations generations) {
    return new Served.NotReady(reason(generations));
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
