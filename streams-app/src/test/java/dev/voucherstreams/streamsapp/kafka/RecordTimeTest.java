package dev.voucherstreams.streamsapp.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordTimeTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00.123Z");

  @Test
  void time_isTheRecords() {
    assertThat(timeOf(1_767_268_800_123L)).isEqualTo(1_767_268_800_123L);
    assertThat(timeOf(0)).isZero();
  }

  @Test
  void record_withoutATimestamp_hasThatOfItsReading() {
    assertThat(timeOf(-1)).isEqualTo(NOW.toEpochMilli());
    assertThat(timeOf(Long.MIN_VALUE)).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void record_ofAnAbsurdTime_stillFitsIntoMicroseconds() {
    Instant latest = Instant.ofEpochMilli(timeOf(Long.MAX_VALUE));

    assertThat(Math.multiplyExact(latest.toEpochMilli(), 1000)).isPositive();
  }

  private static long timeOf(long timestamp) {
    ConsumerRecord<Object, Object> record =
        new ConsumerRecord<>(
            "voucher-requests",
            0,
            0,
            timestamp,
            TimestampType.CREATE_TIME,
            0,
            0,
            "",
            "",
            new RecordHeaders(),
            Optional.empty());
    return new RecordTime(InstantSource.fixed(NOW)).extract(record, -1);
  }
}
