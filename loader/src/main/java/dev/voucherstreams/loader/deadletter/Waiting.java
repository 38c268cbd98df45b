package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Which letters of a dead-letter topic wait: those from a position on, and those before it that
 * were passed over.
 *
 * @param positions where the letters begin that nobody has tried, for each partition
 * @param passedOver why letters couldn't be sent, by where they stand
 */
record Waiting(Map<TopicPartition, Long> positions, Map<Origin, String> passedOver) {

  boolean contains(DeadLetter letter) {
    return isNew(letter) || passedOver.containsKey(letter.here());
  }

  /** Whether no replay has come to it yet. */
  boolean isNew(DeadLetter letter) {
    Origin here = letter.here();
    return here.offset() >= positions.getOrDefault(partition(here), 0L);
  }

  /** Why it couldn't be sent; empty if that was never tried. */
  Optional<String> whyPassedOver(DeadLetter letter) {
    return Optional.ofNullable(passedOver.get(letter.here()));
  }

  /** Where to begin to read, for each partition: no letter before waits. */
  Map<TopicPartition, Long> begin() {
    Map<TopicPartition, Long> begin = new HashMap<>(positions);
    passedOver
        .keySet()
        .forEach(letter -> begin.merge(partition(letter), letter.offset(), Math::min));
    return begin;
  }

  private static TopicPartition partition(Origin letter) {
    return new TopicPartition(letter.topic(), letter.partition());
  }
}
