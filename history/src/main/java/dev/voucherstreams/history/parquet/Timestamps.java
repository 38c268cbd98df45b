package dev.voucherstreams.history.parquet;

import dev.voucherstreams.history.Cell;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;

/**
 * Parquet's ways to write a point in time, as cells. Those that are not adjusted to UTC are read as
 * UTC: no zone means UTC.
 */
final class Timestamps {

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

  /* pandas' NaT, in any unit: fastparquet, for one, writes it into columns that may not be null. */
  private static final long NOT_A_TIME = Long.MIN_VALUE;

  private Timestamps() {}

  static Cell of(long sinceEpoch, TimeUnit unit) {
    if (sinceEpoch == NOT_A_TIME) {
      return Cell.ABSENT;
    }
    return switch (unit) {
      case MILLIS -> ofMillis(sinceEpoch);
      case MICROS -> new Cell.Time(sinceEpoch);
      case NANOS -> new Cell.Time(Math.floorDiv(sinceEpoch, 1_000));
    };
  }

  /* What doesn't fit into microseconds is no time of an order: text, to be rejected. */
  private static Cell ofMillis(long millis) {
    return Math.abs(millis) > Long.MAX_VALUE / 1_000
        ? new Cell.Text(millis + " ms")
        : new Cell.Time(millis * 1_000);
  }

  static Cell ofEpochDay(int day) {
    return ofDay(day, 0);
  }

  /**
   * 8 bytes of nanoseconds within the day, 4 bytes of Julian day, little endian: as Impala does.
   */
  static Cell ofInt96(Binary int96) {
    ByteBuffer bytes = int96.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanosOfDay = bytes.getLong(bytes.position());
    long day = bytes.getInt(bytes.position() + Long.BYTES) - JULIAN_DAY_OF_EPOCH;
    return ofDay(day, Math.floorDiv(nanosOfDay, 1_000));
  }

  private static Cell ofDay(long day, long microsOfDay) {
    boolean fits = Math.abs(day) < Long.MAX_VALUE / MICROS_PER_DAY;
    boolean ofDay = microsOfDay >= 0 && microsOfDay < MICROS_PER_DAY;
    return fits && ofDay
        ? new Cell.Time(day * MICROS_PER_DAY + microsOfDay)
        : new Cell.Text("day %d, %d microseconds".formatted(day, microsOfDay));
  }
}
