package dev.voucherstreams.streamsapp.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RefusedRecordsTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T10:00:00Z"));
  private final InstantSource clock = now::get;
  private final RefusedRecords refused = new RefusedRecords(clock);

  @Test
  void record_asLongAsOneThatWasRefused_isRefusedAtOnce() {
    // Given
    refused.add(record("replies", 5_000));
    refused.add(record("replies", 4_000));
    refused.add(record("replies", 6_000));

    // When / Then
    assertThatThrownBy(() -> refused.requireShorter("replies", () -> 4_000))
        .isInstanceOf(RefusedRecordException.class)
        .hasMessage(
            "its result has 4,000 bytes, and replies has refused one of 4,000: raise that topic's"
                + " max.message.bytes, and replay");
    assertThatCode(() -> refused.requireShorter("replies", () -> 3_999)).doesNotThrowAnyException();
  }

  @Test
  void topic_thatHasRefusedNothing_takesAnyLength_whichIsNotEvenAskedFor() {
    refused.add(record("replies", 5_000));

    assertThatCode(
            () ->
                refused.requireShorter(
                    "others",
                    () -> {
                      throw new AssertionError("asked for");
                    }))
        .doesNotThrowAnyException();
  }

  @Test
  void refusal_isForgottenAfterFiveMinutes_soThatARaisedLimitIsFoundOut() {
    // Given
    refused.add(record("replies", 5_000));

    // When
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)).plusMillis(1));

    // Then
    assertThatCode(() -> refused.requireShorter("replies", () -> 5_000)).doesNotThrowAnyException();
  }

  @Test
  void length_isOfKeyValueAndHeaders() {
    byte[] three = "abc".getBytes(UTF_8);
    RecordHeaders headers = new RecordHeaders();
    headers.add("h1", three).add("h2", null);

    assertThat(RefusedRecords.length(three, three, headers)).isEqualTo(3 + 3 + 2 + 3 + 2);
    assertThat(RefusedRecords.length(null, null, new RecordHeaders())).isZero();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, int bytes) {
    return new ProducerRecord<>(topic, new byte[1_000], new byte[bytes - 1_000]);
  }
}
