package dev.voucherstreams.avroserde;

import java.util.Map;
import java.util.Optional;

/** What a writer may count a time in, from the beginning of 1970 (UTC). */
enum EpochUnit {
  DAYS,
  MILLIS,
  MICROS,
  NANOS;

  private static final long MICROS_OF_A_DAY = 86_400_000_000L;

  /*
   * Avro's logical types, and the names by which Debezium tells what its numbers are. A local time
   * has no zone; it is taken as UTC, as times without a zone are everywhere else.
   */
  private static final Map<String, EpochUnit> BY_NAME =
      Map.ofEntries(
          Map.entry("date", DAYS),
          Map.entry("timestamp-millis", MILLIS),
          Map.entry("timestamp-micros", MICROS),
          Map.entry("timestamp-nanos", NANOS),
          Map.entry("local-timestamp-millis", MILLIS),
          Map.entry("local-timestamp-micros", MICROS),
          Map.entry("local-timestamp-nanos", NANOS),
          Map.entry("io.debezium.time.Date", DAYS),
          Map.entry("io.debezium.time.Timestamp", MILLIS),
          Map.entry("io.debezium.time.MicroTimestamp", MICROS),
          Map.entry("io.debezium.time.NanoTimestamp", NANOS));

  /** Returns the unit of a meaning, empty if that is no time. */
  static Optional<EpochUnit> of(String meaning) {
    return Optional.ofNullable(BY_NAME.get(meaning));
  }

  /**
   * Returns the time in microseconds; of nanoseconds, the last one that had begun.
   *
   * @throws ArithmeticException if it doesn't fit
   */
  long toMicros(long time) {
    return switch (this) {
      case DAYS -> Math.multiplyExact(time, MICROS_OF_A_DAY);
      case MILLIS -> Math.multiplyExact(time, 1_000L);
      case MICROS -> time;
      case NANOS -> Math.floorDiv(time, 1_000L);
    };
  }
}
