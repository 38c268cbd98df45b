package dev.voucherstreams.loader.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.LoadProgress;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterValueTest {

  /* Event e, of Peru, with the coupon x. */
  private static final byte[] RECORD = {
    0, 0, 0, 0, 7, 0x02, 0x65, 0x08, 0x50, 0x65, 0x72, 0x75, 0x02, 0x78
  };

  private final RegistryStub registry = new RegistryStub();

  /** Another maker's serde that reads what nobody has classes for as something of its own. */
  public static final class Other implements Serde<Object> {

    @Override
    public Serializer<Object> serializer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Deserializer<Object> deserializer() {
      return (topic, bytes) -> "no record";
    }
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void avro_isShownAsJson() {
    // Given
    LoadProgress progress = new LoadProgress("history", 7L, 1L, 6L, Instant.EPOCH);
    byte[] bytes;
    try (Serde<SpecificRecord> avro = AvroSerdes.values(SpecificRecord.class, registry.config())) {
      bytes = avro.serializer().serialize("order-loads", progress);
    }

    // Then
    assertThat(text(registry.config(), bytes)).contains("\"dataset\": \"history\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"record\",\"name\":\"dev.voucherstreams.events.OrderEvent\",\"fields\":["
            + "{\"name\":\"event_id\",\"type\":\"string\"},"
            + "{\"name\":\"country_code\",\"type\":\"string\"},"
            + "{\"name\":\"coupon\",\"type\":\"string\",\"default\":null}]}",
        "\"string\"",
        "[\"null\",\"long\"]",
        "{\"type\":\"record\",\"name\":\"java.lang.Thread\",\"fields\":[]}",
        "no schema",
      })
  void avro_ofASchemaThatCannotBeUsed_isShownAsBytes(String schema) {
    // Given
    registry.answer(
        "/schemas/ids/7", 200, "{\"schema\": \"" + schema.replace("\"", "\\\"") + "\"}");

    // Then
    assertThat(text(registry.config(), RECORD)).isEqualTo(Printable.bytes(RECORD));
  }

  @Test
  void valueThatAnotherSerdeReadsAsSomethingElse_isShownAsBytes() {
    assertThat(text(Map.of(AvroSerdes.SERDE_CLASS, Other.class), RECORD))
        .isEqualTo(Printable.bytes(RECORD));
  }

  private static String text(Map<String, Object> config, byte[] value) {
    try (LetterText text = new LetterText(new Waiting(Map.of(), Map.of()), config)) {
      return text.value(new ConsumerRecord<>("order-events.dead-letter", 0, 0, new byte[0], value));
    }
  }
}
