package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.RequestError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a record's timestamp can be the "now" of its request. Kafka's are milliseconds since
 * 1970; of a client that writes seconds, an answer would be as of January 1970, and of one that
 * writes microseconds as of the far future.
 */
final class RequestTime {

  /* 1973-03-03 and 5138-11-16. All seconds and all microseconds of this century lie outside. */
  private static final long EARLIEST_MILLIS = 100_000_000_000L;
  private static final long LATEST_MILLIS = 100_000_000_000_000L;

  private RequestTime() {}

  /** What is wrong with it, if anything. */
  static Optional<RequestError> problem(Instant now) {
    long millis = now.toEpochMilli();
    if (millis < EARLIEST_MILLIS) {
      return Optional.of(error(now, "seconds"));
    }
    return millis > LATEST_MILLIS ? Optional.of(error(now, "microseconds")) : Optional.empty();
  }

  private static RequestError error(Instant now, String unit) {
    return new RequestError(
        List.of("timestamp"),
        "the record's timestamp, %s, is none of now; has it been written in %s? Kafka's are in milliseconds"
            .formatted(now, unit),
        "value_error.timestamp");
  }
}
