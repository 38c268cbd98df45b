package dev.voucherstreams.loader.load;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.loader.kafka.StallDetector;
import dev.voucherstreams.loader.load.LoadOutcome.Tally;
import dev.voucherstreams.loader.progress.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches streams-app until it has counted what was sent: until every generation that is being
 * counted says that its rows have it. One that has told nothing while others have is not being
 * counted, and doesn't matter.
 *
 * @param generations what the parts of each have told last; more is waited for so long
 */
record TallyWatch(
    Function<Duration, Collection<List<GenerationPart>>> generations, StallDetector stall) {

  private static final Duration POLL = Duration.ofMillis(100);

  /* A part tells something every two seconds. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  /** Waits until all orders before these offsets are counted. */
  Tally await(Map<TopicPartition, Long> orders, Meter meter, BooleanSupplier stop) {
    long begin = 0;
    /* What was read before anything was sent may be enough: all may have been sent before. */
    for (Duration limit = Duration.ZERO; ; limit = POLL) {
      List<List<GenerationPart>> alive = alive(generations.apply(limit));
      OptionalLong left = left(orders, alive);
      if (left.isPresent()) {
        begin = Math.max(begin, left.getAsLong());
        meter.at(begin - left.getAsLong(), begin);
      }
      if (left.isPresent() && left.getAsLong() == 0) {
        return Tally.COUNTED;
      }
      if (stop.getAsBoolean()) {
        return Tally.WAIT_STOPPED;
      }
      if (stall.isStalled(positions(alive))) {
        return Tally.NOT_MOVING;
      }
    }
  }

  private static List<List<GenerationPart>> alive(Collection<List<GenerationPart>> generations) {
    Instant newest =
        generations.stream()
            .flatMap(List::stream)
            .map(GenerationPart::getUpdatedAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    Instant silent = newest.minus(LONGEST_SILENCE);
    return generations.stream()
        .filter(parts -> parts.stream().anyMatch(part -> part.getUpdatedAt().isAfter(silent)))
        .toList();
  }

  /*
   * How many orders are still to be counted, in the generation and part that is behind; empty
   * before all parts of each generation have told.
   */
  private static OptionalLong left(
      Map<TopicPartition, Long> orders, List<List<GenerationPart>> alive) {
    boolean known =
        !alive.isEmpty()
            && alive.stream().allMatch(parts -> parts.size() == parts.get(0).getParts());
    return known
        ? OptionalLong.of(orders.entrySet().stream().mapToLong(end -> left(end, alive)).sum())
        : OptionalLong.empty();
  }

  private static long left(Map.Entry<TopicPartition, Long> end, List<List<GenerationPart>> alive) {
    return alive.stream()
        .flatMap(List::stream)
        .mapToLong(part -> Math.max(0, end.getValue() - position(part, end.getKey().partition())))
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

  /* The same as long as no part tells of a higher position. */
  private static long positions(List<List<GenerationPart>> alive) {
    return alive.stream()
        .flatMap(List::stream)
        .flatMap(part -> part.getPartitions().stream())
        .mapToLong(OrderPartition::getPosition)
        .sum();
  }
}
