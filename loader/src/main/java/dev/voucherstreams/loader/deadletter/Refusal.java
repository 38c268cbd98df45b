package dev.voucherstreams.loader.deadletter;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownServerException;

/** What Kafka has against a single record, told from what is wrong with Kafka. */
final class Refusal {

  private Refusal() {}

  /** Returns why a record is refused; empty if the failure has another cause. */
  static Optional<String> of(KafkaException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(Refusal::isOfTheRecord)
        .map(Refusal::text)
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
