package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which generations this process counts, from its settings and what is known of generations
 * alone, so that all instances with the same settings decide alike, and anew after a restart.
 *
 * @param identities what is to be counted by: that of the rules and, if they are set, of the next
 *     ones
 * @param manual whether a new generation waits for a person before it serves
 */
public record GenerationPlan(List<CountIdentity> identities, boolean manual) {

  public GenerationPlan {
    identities = List.copyOf(identities);
  }

  /**
   * A generation to count.
   *
   * @param identity what it counts by
   */
  public record Planned(CountIdentity identity, int rank, int number, boolean manual) {
    /** Its name. */
    public String name() {
      return identity.name() + "-" + number;
    }
  }

  /**
   * The generations to count, in the order of the settings; none for an identity that was
   * superseded.
   *
   * @param begun what this process counts already, of which nothing may be known yet
   */
  List<Planned> planned(Generations known, Collection<Planned> begun) {
    List<Planned> planned = new ArrayList<>();
    for (CountIdentity identity : identities) {
      if (supersededBy(identity, known).isEmpty()) {
        planned.add(plan(identity, known, begun, planned));
      }
    }
    return planned;
  }

  /**
   * The newer generation for which that of this identity is not counted any more: one by rules that
   * this process doesn't have, so that they are the newer ones. It doesn't matter while the older
   * one serves, because a person wants that, nor if the newer one is to be counted anew.
   */
  Optional<Generation> supersededBy(CountIdentity identity, Generations known) {
    Optional<Generation> latest = known.latest(identity.name());
    return latest
        .filter(own -> !known.serving().equals(latest))
        .flatMap(own -> foreign(known).filter(newer -> newer.isNewerThan(own)).findFirst())
        .filter(newer -> newer.givenUp().isEmpty());
  }

  private Stream<Generation> foreign(Generations known) {
    return known
        .complete()
        .filter(each -> identities.stream().noneMatch(own -> own.name().equals(each.identity())));
  }

  private Planned plan(
      CountIdentity identity,
      Generations known,
      Collection<Planned> begun,
      Collection<Planned> planned) {
    Optional<Generation> latest = known.latest(identity.name());
    int published = latest.map(Generation::number).orElse(0);
    return latest
        .filter(own -> own.givenUp().isEmpty())
        .map(own -> new Planned(identity, own.rank(), own.number(), own.manual()))
        .or(
            () ->
                begun.stream()
                    .filter(each -> each.identity().equals(identity))
                    .filter(each -> each.number() > published)
                    .findFirst())
        .orElseGet(() -> begin(identity, latest, known, planned));
  }

  /* A new count takes the place of the one before, unless newer rules have come since. */
  private Planned begin(
      CountIdentity identity,
      Optional<Generation> latest,
      Generations known,
      Collection<Planned> planned) {
    int rank =
        latest
            .filter(own -> foreign(known).noneMatch(newer -> newer.isNewerThan(own)))
            .map(Generation::rank)
            .orElseGet(
                () ->
                    1
                        + highest(
                            known.all().stream().map(Generation::rank),
                            planned.stream().map(Planned::rank)));
    int number =
        1
            + highest(
                known.all().stream().map(Generation::number),
                planned.stream().map(Planned::number));
    return new Planned(identity, rank, number, manual && known.serving().isPresent());
  }

  private static int highest(Stream<Integer> some, Stream<Integer> others) {
    return Stream.concat(some, others).max(Integer::compare).orElse(0);
  }
}
