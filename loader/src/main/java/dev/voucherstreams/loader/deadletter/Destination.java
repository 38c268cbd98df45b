package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownServerException;

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

  /** Why Kafka refuses a single record; empty if it failed for another cause. */
  Optional<String> refusal(KafkaException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(Destination::isOfTheRecord)
        .map(cause -> "%s refuses it: %s".formatted(topic, text(cause)))
        .findFirst();
  }

  /* A broker that stumbles over a record calls that an unknown error. */
  private static boolean isOfTheRecord(Throwable cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof RecordBatchTooLargeException
        || cause instanceof InvalidRecordException
        || cause instanceof InvalidTimestampException
        || cause instanceof UnknownServerException;
  }

  private static String text(Throwable cause) {
    boolean tooLarge =
        cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException;
    return tooLarge
        ? "too large for its max.message.bytes"
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
