package dev.voucherstreams.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.schemas.Topics;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterBuilderTest {

  private static final int MAX_BYTES = 100_000;
  private static final Origin PLACE = new Origin("staging.order-events", 3, 17);
  private static final byte[] KEY = {1};
  private static final byte[] VALUE = {2};

  private final DeadLetterBuilder letters =
      new DeadLetterBuilder(new Topics("staging."), MAX_BYTES);

  @Test
  void letter_isTheRecordAsReceived_withTheReason() {
    // When
    ProducerRecord<byte[], byte[]> letter = letter(KEY, VALUE, headers(10));

    // Then
    assertThat(letter.topic()).isEqualTo("staging.order-events.dead-letter");
    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.value()).isEqualTo(VALUE);
    assertThat(letter.headers().lastHeader("client").value()).hasSize(10);
    assertThat(header(letter, "__streams.errors.exception"))
        .hasValue(SerializationException.class.getName());
    assertThat(header(letter, "__streams.errors.message")).hasValue("why");
    assertThat(header(letter, "__streams.errors.topic")).hasValue("staging.order-events");
    assertThat(header(letter, "__streams.errors.partition")).hasValue("3");
    assertThat(header(letter, "__streams.errors.offset")).hasValue("17");
    assertThat(header(letter, DeadLetter.LEFT_OUT_HEADER)).isEmpty();
  }

  @Test
  void letter_hasTheTimeOfItsSending() {
    assertThat(letter(KEY, VALUE, headers(0)).timestamp()).isNull();
  }

  @Test
  void stackTrace_isAFewLines_andTheMessageIsCut() {
    // When
    ProducerRecord<byte[], byte[]> letter =
        letters.letter(
            PLACE, KEY, VALUE, headers(0), new SerializationException("x".repeat(1_000_000)));

    // Then
    assertThat(header(letter, "__streams.errors.message").orElseThrow())
        .hasSize(1_001)
        .endsWith("…");
    assertThat(header(letter, "__streams.errors.stacktrace").orElseThrow().lines())
        .hasSizeBetween(1, 5)
        .allSatisfy(line -> assertThat(line).startsWith("at "));
  }

  @Test
  void value_thatDoesNotFit_isLeftOut() {
    // When
    ProducerRecord<byte[], byte[]> letter = letter(KEY, new byte[MAX_BYTES], headers(10));

    // Then
    assertThat(letter.value()).isNull();
    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.headers().lastHeader("client")).isNotNull();
    assertThat(header(letter, DeadLetter.LEFT_OUT_HEADER)).hasValue("value (100000 bytes)");
  }

  @Test
  void headers_thatDoNotFit_areLeftOutAfterTheValue() {
    // When
    ProducerRecord<byte[], byte[]> letter = letter(KEY, VALUE, headers(MAX_BYTES));

    // Then
    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.headers().lastHeader("client")).isNull();
    assertThat(header(letter, DeadLetter.LEFT_OUT_HEADER))
        .hasValue("value (1 bytes), 1 headers (100022 bytes)");
    assertThat(header(letter, "__streams.errors.offset")).hasValue("17");
  }

  @Test
  void key_thatDoesNotFit_isLeftOutLast() {
    // When
    ProducerRecord<byte[], byte[]> letter = letter(new byte[MAX_BYTES], VALUE, headers(10));

    // Then
    assertThat(letter.key()).isNull();
    assertThat(header(letter, DeadLetter.LEFT_OUT_HEADER))
        .hasValue("value (1 bytes), 1 headers (32 bytes), key (100000 bytes)");
  }

  @Test
  void letters_becomeShorter_whenOneWasRefused() {
    // When
    DeadLetterBuilder builder = new DeadLetterBuilder(new Topics("staging."), 2_000_000);
    assertThat(valueOf(builder, 1_500_000)).hasSize(1_500_000);

    // Then: at first what a topic takes by default, then nearly nothing
    builder.refused("staging.order-events.dead-letter");
    assertThat(valueOf(builder, 1_500_000)).isNull();
    assertThat(valueOf(builder, 900_000)).hasSize(900_000);
    builder.refused("staging.order-events.dead-letter");
    assertThat(valueOf(builder, 20_000)).isNull();
    assertThat(valueOf(builder, 8_000)).hasSize(8_000);
  }

  private static byte[] valueOf(DeadLetterBuilder letters, int bytes) {
    return letters
        .letter(PLACE, KEY, new byte[bytes], headers(0), new SerializationException("why"))
        .value();
  }

  @Test
  void letters_stayAsLong_whenAnotherRecordWasRefused() {
    // When
    letters.refused("staging.segment-vouchers");

    // Then
    assertThat(letter(KEY, new byte[60_000], headers(0)).value()).hasSize(60_000);
  }

  @Test
  void letters_neverBecomeTooShortForTheReason() {
    // When
    for (int refused = 0; refused < 100; refused++) {
      letters.refused("staging.order-events.dead-letter");
    }

    // Then
    ProducerRecord<byte[], byte[]> letter = letter(KEY, new byte[60_000], headers(0));
    assertThat(header(letter, "__streams.errors.message")).hasValue("why");
    assertThat(letter(KEY, new byte[8_000], headers(0)).value()).hasSize(8_000);
  }

  @Test
  void header_thatImitatesOurs_isNotTaken() {
    // Given
    Headers imitation =
        new RecordHeaders().add(DeadLetter.LEFT_OUT_HEADER, "value".getBytes(UTF_8));

    // Then
    assertThat(header(letter(KEY, VALUE, imitation), DeadLetter.LEFT_OUT_HEADER)).isEmpty();
  }

  private ProducerRecord<byte[], byte[]> letter(byte[] key, byte[] value, Headers headers) {
    return letters.letter(PLACE, key, value, headers, new SerializationException("why"));
  }

  private static Headers headers(int bytes) {
    return new RecordHeaders().add("client", new byte[bytes]);
  }

  private static Optional<String> header(ProducerRecord<?, ?> letter, String name) {
    return Optional.ofNullable(letter.headers().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, UTF_8));
  }
}
