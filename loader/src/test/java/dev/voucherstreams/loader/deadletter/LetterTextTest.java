package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.serde.AvroSerdeConfig;
import dev.voucherstreams.schemas.serde.AvroSerializer;
import dev.voucherstreams.schemas.serde.RegistryStub;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LetterTextTest {

  private final RegistryStub registry = new RegistryStub();
  private final Headers headers = new RecordHeaders();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void letter_withAnOrderThatBreaksARule_showsItAsJson() {
    // Given
    OrderEvent order =
        OrderEvent.newBuilder()
            .setEventId("e1")
            .setCustomerId(42L)
            .setCountryCode("Peru")
            .setTimestamp(Instant.parse("2026-01-01T12:00:00Z"))
            .setVoucherAmount(-1L)
            .build();
    header("traceparent", "00-ab-cd-01");
    setAside("dev.voucherstreams.InvalidOrderException", "voucher_amount is negative: -1");

    // Then
    assertThat(text(letter("42".getBytes(UTF_8), avro(order)), false))
        .isEqualTo(
            """
            order-events-3-17  2026-11-24T02:10:00.123Z
              why     dev.voucherstreams.InvalidOrderException: voucher_amount is negative: -1
              key     42
              value   {"event_id": "e1", "customer_id": 42, "country_code": "Peru", \
            "timestamp": "2026-01-01T12:00:00Z", "last_order_ts": null, "first_order_ts": null, \
            "total_orders": null, "voucher_amount": -1, "dataset": null, "row": null}
              header  traceparent: 00-ab-cd-01""");
  }

  @Test
  void letter_withOtherText_showsIt() {
    // Given
    setAside("a.SerializationException", "begins with\n0x6e");

    // Then
    assertThat(text(letter(null, "no order at all, ¿sí?\n".getBytes(UTF_8)), true))
        .isEqualTo(
            """
            order-events-3-17  2026-11-24T02:10:00.123Z  (done with)
              why     a.SerializationException: begins with\\u000a0x6e
              key     none
              value   no order at all, ¿sí?\\u000a""");
  }

  @Test
  void letter_withASchemaThatIsMissing_showsItsFirstBytes() {
    // Given
    setAside("a.SerializationException", "no schema 7");
    byte[] value = new byte[40];
    value[4] = 7;
    value[5] = -1;

    // Then
    assertThat(text(letter(null, value), false))
        .endsWith("  value   00 00 00 00 07 ff" + " 00".repeat(26) + " … (40 bytes)");
  }

  @Test
  void letter_thatSaysNothing_isShownAllTheSame() {
    assertThat(text(letter(null, null), false))
        .isEqualTo(
            """
            from somewhere  2026-11-24T02:10:00.123Z
              why     not told
              key     none
              value   none""");
  }

  @Test
  void value_whileTheRegistryIsAway_isShownAsBytes() {
    // Given
    byte[] order = avro(OrderEvent.newBuilder().setEventId("e").setCountryCode("Peru").build());
    registry.close();

    // When
    try (ValueText values = new ValueText(serdeConfig())) {
      String text = values.of(letter(null, order).record());

      // Then
      assertThat(text).startsWith("00 00 00 00 01 02 65");
      assertThat(values.registryAnswers()).isFalse();
    }
  }

  @Test
  void counts_nameTheExceptionsByTheirNumber() {
    // Given
    LetterCount count = new LetterCount();
    count.add(letter(null, null));
    setAside("a.b.RareException", "");
    count.add(letter(null, null));
    setAside("a.b.OftenException", "");
    count.add(letter(null, null));
    count.add(letter(null, null));

    // Then
    assertThat(count)
        .hasToString("4 dead letters (2 OftenException, 1 RareException, 1 without exception)");
  }

  private String text(DeadLetter letter, boolean done) {
    try (ValueText values = new ValueText(serdeConfig())) {
      String text = new LetterText(values).of(letter, done);
      assertThat(values.registryAnswers()).isTrue();
      return text;
    }
  }

  private Map<String, Object> serdeConfig() {
    Map<String, Object> config = new HashMap<>(registry.config());
    config.put(AvroSerdeConfig.MAX_WAIT_MS, 100);
    return config;
  }

  private byte[] avro(OrderEvent order) {
    try (AvroSerializer<OrderEvent> avro = new AvroSerializer<>()) {
      avro.configure(registry.config(), false);
      return avro.serialize("order-events", order);
    }
  }

  private DeadLetter letter(byte[] key, byte[] value) {
    return new DeadLetter(
        new ConsumerRecord<>(
            "order-events.dead-letter",
            0,
            5,
            Instant.parse("2026-11-24T02:10:00.123Z").toEpochMilli(),
            TimestampType.LOG_APPEND_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            key,
            value,
            new RecordHeaders(headers),
            Optional.empty()));
  }

  private void setAside(String exception, String message) {
    header("__streams.errors.exception", exception);
    header("__streams.errors.message", message);
    header("__streams.errors.stacktrace", "at …");
    header("__streams.errors.topic", "order-events");
    header("__streams.errors.partition", "3");
    header("__streams.errors.offset", "17");
  }

  private void header(String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
