package dev.voucherstreams.schemas.generation;

import dev.voucherstreams.events.GenerationDecision;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All generations at one moment, and which of them serves. That follows from what the topic says
 * alone, so that everybody who has read it decides alike.
 *
 * @param all the newest first
 * @param decision which is to serve, as a person has decided last, if one has
 */
public record Generations(List<Generation> all, Optional<GenerationDecision> decision) {

  /** Why none serves while no count is known, for people. */
  public static final String NOT_BEGUN =
      "no count of the orders has begun; is streams-app running?";

  /** None is known. */
  public static final Generations NONE = new Generations(List.of(), Optional.empty());

  public Generations {
    all = all.stream().sorted(Generation.NEWEST_FIRST).toList();
  }

  /**
   * The one that serves: that which a person has pinned, else the newest that is complete and needs
   * nobody's word, or has it.
   */
  public Optional<Generation> serving() {
    Optional<Generation> pinned = pinned().flatMap(this::named).filter(Generation::complete);
    return pinned.isPresent()
        ? pinned
        : complete().filter(each -> servesByItself(each) || isDecided(each)).findFirst();
  }

  private static boolean servesByItself(Generation generation) {
    return !generation.manual() && generation.isWhole();
  }

  private boolean isDecided(Generation generation) {
    return decision.filter(made -> made.getGeneration().equals(generation.name())).isPresent();
  }

  /** The name of the generation that is to serve whatever comes, if a person wants that. */
  public Optional<String> pinned() {
    return decision.filter(GenerationDecision::getPinned).map(GenerationDecision::getGeneration);
  }

  /** The newest one, complete or not, if any is known. */
  public Optional<Generation> newest() {
    return all.stream().findFirst();
  }

  /** Those that are complete, the newest first. */
  public Stream<Generation> complete() {
    return all.stream().filter(Generation::complete);
  }

  /** The one that a rollback goes to: the newest complete one that is older than that serving. */
  public Optional<Generation> previous() {
    return serving().flatMap(now -> complete().filter(now::isNewerThan).findFirst());
  }

  /** The generation of this name, if it is known. */
  public Optional<Generation> named(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The last count by this identity, if there was any. */
  public Optional<Generation> latest(String identity) {
    return all.stream()
        .filter(each -> each.identity().equals(identity))
        .max((one, other) -> Integer.compare(one.number(), other.number()));
  }

  /** What there is to say, for people, while none serves. */
  public String whyNoneServes() {
    return complete()
        .findFirst()
        .map(Generations::waitsForAPerson)
        .or(() -> newest().map(Generations::progress))
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
        generation.timeLeft().map(Generations::about).orElse(""));
  }

  private static String about(Duration time) {
    return ", about %d s".formatted(time.toSeconds() + 1);
  }
}
