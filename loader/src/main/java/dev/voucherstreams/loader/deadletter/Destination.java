package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.util.Optional;

/**
 * The topic that letters are sent to.
 *
 * @param partitions how many it has
 */
record Destination(String topic, int partitions) {

  /** Why a letter can't be sent there; empty if it can, unless the broker refuses it. */
  Optional<String> obstacle(DeadLetter letter) {
    if (letter.place().isEmpty()) {
      return Optional.of("it doesn't say where it was read");
    }
    Origin place = letter.place().get();
    if (letter.leftOut().isPresent()) {
      return Optional.of(
          "too large for a dead letter, so left out was: %s; the whole record is at %s itself"
              .formatted(letter.leftOut().get(), place));
    }
    if (!place.topic().equals(topic)) {
      return Optional.of("it was read from %s, not from %s".formatted(place.topic(), topic));
    }
    return place.partition() < partitions
        ? Optional.empty()
        : Optional.of("%s has only %d partitions".formatted(topic, partitions));
  }
}
