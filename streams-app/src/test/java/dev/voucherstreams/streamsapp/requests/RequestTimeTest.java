package dev.voucherstreams.streamsapp.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RequestTimeTest {

  @Test
  void time_isTheRecords() {
    assertThat(timeOf(1_767_268_800_123L)).isEqualTo(1_767_268_800_123L);
  }

  @Test
  void record_withoutATimestamp_isAsEarlyAsPossible() {
    assertThat(timeOf(-1)).isZero();
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
            null,
            "",
            new RecordHeaders(),
            Optional.empty());
    return new RequestTime().extract(record, -1);
  }
}
