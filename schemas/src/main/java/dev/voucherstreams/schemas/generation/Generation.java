package dev.voucherstreams.schemas.generation;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One count of all orders, as its parts have told of it so far.
 *
 * @param name {@code g3f9a1c2b-1}: what it counts by, then the number of the count
 * @param rank which is newer, see {@link #NEWEST_FIRST}
 * @param rules the segment rules that it counts by, as their file is written
 * @param countries the countries served
 * @param manual whether it serves only once a person says so
 * @param complete whether its rows have all orders that were there when it began
 * @param givenUp why its orders are to be counted anew, if they are
 * @param rows how many rows it has at least
 * @param partitions how far each partition of order-events is counted, in the part that is behind
 * @param updatedAt when a part has told last
 */
public record Generation(
    String name,
    int rank,
    int number,
    String rules,
    List<String> countries,
    boolean manual,
    Instant beganAt,
    boolean complete,
    Optional<String> givenUp,
    int rows,
    List<OrderPartition> partitions,
    Instant updatedAt) {

  /** The order of generations: what counts is the rank, and then the number. */
  public static final Comparator<Generation> NEWEST_FIRST =
      Comparator.comparingInt(Generation::rank)
          .thenComparingInt(Generation::number)
          .thenComparing(Generation::name)
          .reversed();

  private static final Comparator<OrderPartition> BEHIND =
      Comparator.comparing(OrderPartition::getReached)
          .thenComparingLong(OrderPartition::getPosition)
          .thenComparing(
              OrderPartition::getCountedAsOf, Comparator.nullsFirst(Comparator.naturalOrder()));

  public Generation {
    countries = List.copyOf(countries);
    partitions = List.copyOf(partitions);
  }

  /**
   * Puts a generation together.
   *
   * @param parts at least one, all of this generation
   */
  static Generation of(Collection<GenerationPart> parts, Optional<String> givenUp) {
    GenerationPart one = parts.iterator().next();
    boolean complete =
        parts.size() == one.getParts() && parts.stream().allMatch(GenerationPart::getComplete);
    return new Generation(
        one.getGeneration(),
        one.getRank(),
        one.getNumber(),
        one.getRules(),
        one.getCountries(),
        one.getManual(),
        parts.stream().map(GenerationPart::getBeganAt).min(Instant::compareTo).orElseThrow(),
        complete,
        givenUp,
        parts.stream().mapToInt(GenerationPart::getRows).sum(),
        parts.size() == one.getParts() ? behind(parts) : List.of(),
        parts.stream().map(GenerationPart::getUpdatedAt).max(Instant::compareTo).orElseThrow());
  }

  private static List<OrderPartition> behind(Collection<GenerationPart> parts) {
    Map<Integer, OrderPartition> behind = new TreeMap<>();
    for (GenerationPart part : parts) {
      for (OrderPartition partition : part.getPartitions()) {
        behind.merge(
            partition.getPartition(),
            partition,
            (one, other) -> BEHIND.compare(one, other) <= 0 ? one : other);
      }
    }
    return List.copyOf(behind.values());
  }

  /** What it counts by: the same for all counts by the same rules and for the same countries. */
  public String identity() {
    return name.substring(0, name.indexOf('-'));
  }

  /** Whether it is newer than the other. */
  public boolean isNewerThan(Generation other) {
    return NEWEST_FIRST.compare(this, other) < 0;
  }

  /** Whether it counts from the first order on: none had been deleted when it began. */
  public boolean isWhole() {
    return partitions.stream().allMatch(partition -> partition.getFirst() == 0);
  }

  /** How many orders there were to count when it began; an upper bound. */
  public long orders() {
    return partitions.stream().mapToLong(each -> each.getGoal() - each.getFirst()).sum();
  }

  /** How many of these are still to be counted. */
  public long ordersLeft() {
    return complete
        ? 0
        : partitions.stream()
            .filter(each -> !each.getReached())
            .mapToLong(each -> Math.max(1, each.getGoal() - each.getPosition()))
            .sum();
  }

  /** Which part of the orders is counted that there were when it began, from 0 to 1. */
  public double progress() {
    if (complete) {
      return 1;
    }
    return orders() == 0 ? 0 : Math.max(0, 1 - (double) ordersLeft() / orders());
  }

  /** How long the rest will take, going by how long it took so far; empty before it has begun. */
  public Optional<Duration> timeLeft() {
    double done = progress();
    return done == 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(
                (long) (Duration.between(beganAt, updatedAt).toMillis() * (1 - done) / done)));
  }

  /** Its rows have all orders that had been written by then; empty if that isn't known. */
  public Optional<Instant> countedAsOf() {
    return partitions.stream()
        .map(partition -> Optional.ofNullable(partition.getCountedAsOf()))
        .reduce((one, other) -> one.flatMap(a -> other.map(b -> a.isBefore(b) ? a : b)))
        .orElse(Optional.empty());
  }
}
