package dev.voucherstreams.loader.generation;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.loader.kafka.UnusableClusterException;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.schemas.generation.TableKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a person can decide about generations: the records to write for it, none if it is so
 * already. What can't be is refused with a message that says why.
 *
 * @param all as they are now
 */
public record Decisions(Generations all, Clock clock) {

  /**
   * Has a generation serve. One that isn't the newest that is complete is pinned, as otherwise that
   * one would serve.
   *
   * @param name empty for the newest that is complete
   * @throws UnusableClusterException if it can't serve
   */
  public Map<TableKey, GenerationDecision> serve(Optional<String> name) {
    Generation newest = newestComplete();
    Generation wanted = name.map(this::complete).orElse(newest);
    return serve(wanted, !wanted.equals(newest), "make switch");
  }

  /**
   * Goes back to the generation before the one that serves.
   *
   * @throws UnusableClusterException if there is none
   */
  public Map<TableKey, GenerationDecision> rollBack() {
    Generation previous =
        all.previous()
            .orElseThrow(
                () ->
                    new UnusableClusterException(
                        all.serving()
                            .map(now -> "no complete generation is older than " + now.name())
                            .orElse("no generation serves yet")
                            .concat(", so there is none to go back to")));
    return serve(previous, true, "make rollback");
  }

  /**
   * Gives up the latest count of each identity, so that streams-app begins the next one of those
   * that it is configured with.
   *
   * @throws UnusableClusterException if there is none
   */
  public Map<TableKey, GenerationDecision> countAnew() {
    requireAny(all);
    Map<TableKey, GenerationDecision> givenUp = new LinkedHashMap<>();
    for (Generation each : all.all()) {
      boolean isLatest = all.latest(each.identity()).filter(each::equals).isPresent();
      if (isLatest && each.givenUp().isEmpty()) {
        givenUp.put(
            new TableKey.Anew(each.name()),
            new GenerationDecision(each.name(), false, "make recount", clock.instant()));
      }
    }
    return givenUp;
  }

  private Map<TableKey, GenerationDecision> serve(Generation wanted, boolean pin, String why) {
    boolean isSo =
        all.serving().filter(wanted::equals).isPresent() && all.pinned().isPresent() == pin;
    return isSo
        ? Map.of()
        : Map.of(
            new TableKey.Serving(),
            new GenerationDecision(wanted.name(), pin, why, clock.instant()));
  }

  private Generation newestComplete() {
    requireAny(all);
    return all.complete()
        .findFirst()
        .orElseThrow(
            () ->
                new UnusableClusterException(
                    "no generation is complete yet: " + listed(all, GenerationText::withProgress)));
  }

  private Generation complete(String name) {
    Generation wanted = named(name, all);
    if (!wanted.complete()) {
      throw new UnusableClusterException(
          "not complete yet, so it can't serve: " + GenerationText.withProgress(wanted));
    }
    return wanted;
  }

  /**
   * The generation of this name.
   *
   * @throws UnusableClusterException if there is none
   */
  public static Generation named(String name, Generations all) {
    requireAny(all);
    return all.named(name)
        .orElseThrow(
            () ->
                new UnusableClusterException(
                    "there is no generation %s; there are: %s"
                        .formatted(name, listed(all, Generation::name))));
  }

  private static void requireAny(Generations all) {
    if (all.all().isEmpty()) {
      throw new UnusableClusterException(Generations.NOT_BEGUN);
    }
  }

  private static String listed(Generations all, Function<Generation, String> text) {
    return all.all().stream().map(text).collect(Collectors.joining(", "));
  }
}
