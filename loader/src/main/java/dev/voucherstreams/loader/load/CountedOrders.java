package dev.voucherstreams.loader.load;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How much of some orders is counted, as far as the parts of generations have told. One that has
 * told nothing while others have is not being counted, and doesn't matter.
 */
final class CountedOrders {

  /* A part tells something every two seconds. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  private final Map<Integer, Long> ends = new TreeMap<>();
  private final Map<String, Map<Integer, GenerationPart>> generations = new HashMap<>();

  /**
   * @param orders where they end in each partition
   */
  CountedOrders(Map<TopicPartition, Long> orders) {
    orders.forEach((partition, end) -> ends.put(partition.partition(), end));
  }

  /** Takes parts in the order in which they stand in the topic. */
  void add(List<GenerationPart> parts) {
    for (GenerationPart part : parts) {
      generations
          .computeIfAbsent(part.getGeneration(), name -> new TreeMap<>())
          .put(part.getPart(), part);
    }
  }

  /**
   * How many orders are still to be counted, in the generation and part that is behind; empty
   * before all parts of each generation have told.
   */
  OptionalLong left() {
    List<Map<Integer, GenerationPart>> alive = alive();
    boolean known =
        !alive.isEmpty()
            && alive.stream()
                .allMatch(parts -> parts.size() == parts.values().iterator().next().getParts());
    return known
        ? OptionalLong.of(ends.entrySet().stream().mapToLong(end -> left(end, alive)).sum())
        : OptionalLong.empty();
  }

  private List<Map<Integer, GenerationPart>> alive() {
    Instant newest =
        generations.values().stream()
            .map(CountedOrders::updatedAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return generations.values().stream()
        .filter(parts -> updatedAt(parts).isAfter(newest.minus(LONGEST_SILENCE)))
        .toList();
  }

  private static Instant updatedAt(Map<Integer, GenerationPart> parts) {
    return parts.values().stream()
        .map(GenerationPart::getUpdatedAt)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static long left(Map.Entry<Integer, Long> end, List<Map<Integer, GenerationPart>> alive) {
    return alive.stream()
        .flatMap(parts -> parts.values().stream())
        .mapToLong(part -> Math.max(0, end.getValue() - position(part, end.getKey())))
        .max()
        .orElseThrow();
  }

  /* A part that doesn't tell of the partition has heard nothing of it yet. */
  private static long position(GenerationPart part, int partition) {
    return part.getPartitions().stream()
        .filter(each -> each.getPartition() == partition)
        .mapToLong(OrderPartition::getPosition)
        .findFirst()
        .orElse(0);
  }

  /** Something that is the same as long as no part tells of a higher position. */
  Object positions() {
    Map<String, Long> positions = new HashMap<>();
    generations.forEach(
        (name, parts) ->
            parts.forEach((number, part) -> positions.put(name + "|" + number, sum(part))));
    return positions;
  }

  private static long sum(GenerationPart part) {
    return part.getPartitions().stream().mapToLong(OrderPartition::getPosition).sum();
  }
}
