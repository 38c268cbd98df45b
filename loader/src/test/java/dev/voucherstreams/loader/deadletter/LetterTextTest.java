package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LetterTextTest {

  private static final TopicPartition LETTERS = new TopicPartition("order-events.dead-letter", 0);
  private static final Waiting ALL_WAIT = new Waiting(Map.of(LETTERS, 0L), Map.of());
  private static final Waiting DONE = new Waiting(Map.of(LETTERS, 6L), Map.of());

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
    deadLettered("dev.voucherstreams.InvalidOrderException", "voucher_amount is negative: -1");

    // Then
    assertThat(text(letter("42".getBytes(UTF_8), avro(order))))
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
    deadLettered("a.SerializationException", "begins with\n0x6e");

    // Then
    assertThat(text(letter(null, "no order at all, ¿sí?\n".getBytes(UTF_8)), DONE))
        .isEqualTo(
            """
            order-events-3-17  2026-11-24T02:10:00.123Z  (processed)
              why     a.SerializationException: begins with\\u000a0x6e
              key     none
              value   no order at all, ¿sí?\\u000a""");
  }

  @Test
  void letter_withASchemaThatIsMissing_showsItsFirstBytes() {
    // Given
    deadLettered("a.SerializationException", "no schema 7");
    byte[] value = new byte[40];
    value[4] = 7;
    value[5] = -1;

    // Then
    assertThat(text(letter(null, value)))
        .endsWith("  value   00 00 00 00 07 ff" + " 00".repeat(26) + " … (40 bytes)");
  }

  @Test
  void letter_thatSaysNothing_isShownAllTheSame() {
    assertThat(text(letter(null, null)))
        .isEqualTo(
            """
            order-events.dead-letter-0-5  2026-11-24T02:10:00.123Z
              why     not told
              key     none
              value   none""");
  }

  @Test
  void letter_thatWasPassedOver_saysWhy_andWhatItLacks() {
    // Given
    deadLettered("a.SerializationException", "too long");
    header(DeadLetter.LEFT_OUT_HEADER, "value (3145728 bytes)");
    Waiting passedOver =
        new Waiting(
            Map.of(LETTERS, 6L),
            Map.of(new Origin(LETTERS.topic(), 0, 5), "order-events refuses it"));

    // Then
    assertThat(text(letter(null, null), passedOver))
        .isEqualTo(
            """
            order-events-3-17  2026-11-24T02:10:00.123Z
              why     a.SerializationException: too long
              lacks   value (3145728 bytes)
              replay  passed it over: order-events refuses it
              key     none
              value   none""");
  }

  @Test
  void letter_thatCannotBeShown_isNamed() {
    // Given
    deadLettered("a.SerializationException", "odd");
    ConsumerRecord<byte[], byte[]> broken =
        new ConsumerRecord<>("order-events.dead-letter", 0, 5, null, null) {
          @Override
          public byte[] value() {
            throw new IllegalStateException("not one of\nours");
          }
        };
    headers.forEach(broken.headers()::add);

    // Then
    assertThat(text(new DeadLetter(broken)))
        .startsWith("order-events-3-17  ")
        .endsWith("can't be shown: java.lang.IllegalStateException: not one of\\u000aours");
  }

  @Test
  void letter_whoseHeadersControlTerminals_isPrintable() {
    // Given
    deadLettered("a.\u001b[2JException", "");
    header("__streams.errors.topic", "order\u001b[2J-events");
    LetterCount count = new LetterCount();
    count.add(letter(null, null));

    // Then
    assertThat(text(letter(null, null))).startsWith("order\\u001b[2J-events-3-17  ");
    assertThat(count).hasToString("1 dead letter (1 \\u001b[2JException)");
  }

  @Test
  void value_whileTheRegistryIsAway_isShownAsBytes() {
    // Given
    byte[] order = avro(OrderEvent.newBuilder().setEventId("e").setCountryCode("Peru").build());
    registry.close();

    // When
    try (LetterText text = new LetterText(ALL_WAIT, serdeConfig())) {
      String value = text.value(letter(null, order).record());

      // Then
      assertThat(value).startsWith("00 00 00 00 01 02 65");
      assertThat(text.registryAnswers()).isFalse();
    }
  }

  @Test
  void counts_nameTheExceptionsByTheirNumber() {
    // Given
    LetterCount count = new LetterCount();
    count.add(letter(null, null));
    deadLettered("a.b.RareException", "");
    count.add(letter(null, null));
    deadLettered("a.b.OftenException", "");
    count.add(letter(null, null));
    count.add(letter(null, null));

    // Then
    assertThat(count)
        .hasToString("4 dead letters (2 OftenException, 1 RareException, 1 without exception)");
  }

  private String text(DeadLetter letter) {
    return text(letter, ALL_WAIT);
  }

  private String text(DeadLetter letter, Waiting waiting) {
    try (LetterText text = new LetterText(waiting, serdeConfig())) {
      String lines = text.of(letter);
      assertThat(text.registryAnswers()).isTrue();
      return lines;
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

  private void deadLettered(String exception, String message) {
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
