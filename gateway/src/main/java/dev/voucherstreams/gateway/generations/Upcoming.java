package dev.voucherstreams.gateway.generations;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is newer than the generation that serves; all that there is while none serves.
 *
 * @param counting the newest that isn't complete
 * @param waiting the newest that is, and waits for a person's word
 */
public record Upcoming(Optional<Generation> counting, Optional<Generation> waiting) {

  /** What comes after the one of these that serves. */
  public static Upcoming of(Generations generations) {
    return new Upcoming(
        newest(generations, generation -> !generation.complete()),
        newest(generations, Generation::complete));
  }

  /* What is given up comes again under its next number: nobody waits for this one. */
  private static Optional<Generation> newest(
      Generations generations, Predicate<Generation> wanted) {
    Optional<Generation> serving = generations.serving();
    return generations.all().stream()
        .filter(each -> serving.isEmpty() || each.isNewerThan(serving.get()))
        .filter(each -> each.givenUp().isEmpty())
        .filter(wanted)
        .findFirst();
  }
}
