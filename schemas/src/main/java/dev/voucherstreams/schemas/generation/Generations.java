package dev.voucherstreams.schemas.generation;

import dev.voucherstreams.events.GenerationDecision;
import java.util.List;
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
}
