package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which schema is registered and written with. */
class SchemaChoiceTest {

  private static final String TOPIC = "order-events";
  private static final String SUBJECT = "order-events-value";

  /* Fewer fields than ours, in another order, and one that we don't have. */
  private static final Schema OTHER =
      SchemaBuilder.record("dev.voucherstreams.events.OrderEvent")
          .fields()
          .requiredString("country_code")
          .name("shop")
          .type()
          .stringType()
          .stringDefault("main")
          .optionalLong("voucher_amount")
          .requiredString("event_id")
          .endRecord();

  private final RegistryStub registry = new RegistryStub();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void autoRegister_registersTheSchemaAsTheFileHasIt() throws IOException {
    // When
    serializer(Map.of()).serialize(TOPIC, order());

    // Then
    Schema ofTheFile =
        new Schema.Parser().parse(Files.readString(Path.of("src/test/avro/OrderEvent.avsc")));
    assertThat(registry.add(ofTheFile.toString())).isEqualTo(1);
  }

  @Test
  void autoRegister_withUseLatest_registersAsConfluentsDoes() {
    // Given
    registry.add(SUBJECT, OTHER.toString());

    // When
    byte[] bytes =
        serializer(Map.of(AvroSerdeConfig.USE_LATEST_VERSION, "true")).serialize(TOPIC, order());

    // Then
    assertThat(bytes).startsWith(0, 0, 0, 0, 2);
    assertThat(registry.requests()).containsExactly("POST /subjects/order-events-value/versions");
  }

  @Test
  void withoutAutoRegister_findsWhatIsRegistered() {
    // Given
    registry.add("\"string\"");
    registry.add(SUBJECT, SchemaRegistryClient.withoutJava(order().getSchema()).toString());

    // When
    byte[] bytes = withoutAutoRegister(Map.of()).serialize(TOPIC, order());

    // Then
    assertThat(bytes).startsWith(0, 0, 0, 0, 2);
    assertThat(registry.requests()).containsExactly("POST /subjects/order-events-value");
  }

  @Test
  void withoutAutoRegister_notRegistered_saysWhatToDo() {
    assertThatThrownBy(() -> withoutAutoRegister(Map.of()).serialize(TOPIC, order()))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "no dev.voucherstreams.events.OrderEvent is registered under order-events-value:"
                + " register its schema, or set auto.register.schemas=true");
  }

  @Test
  void useLatest_noneRegistered_saysWhatToDo() {
    assertThatThrownBy(() -> useLatest(Map.of()).serialize(TOPIC, order()))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "no schema is registered under order-events-value: register its schema, or set"
                + " auto.register.schemas=true");
  }

  @Test
  void useLatest_otherFieldsInOtherOrder_writesThemByName() throws IOException {
    // Given
    registry.add(SUBJECT, OTHER.toString());

    // When
    byte[] bytes = useLatest(Map.of()).serialize(TOPIC, order());

    // Then
    GenericRecord written =
        new GenericDatumReader<GenericRecord>(OTHER)
            .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
    assertThat(written)
        .hasToString(
            "{\"country_code\": \"Peru\", \"shop\": \"main\", \"voucher_amount\": 2640,"
                + " \"event_id\": \"e1\"}");
  }

  @Test
  void useLatest_theSameButForDocs_writesItsId() {
    // Given
    String withoutDocs = SchemaBuilder.record("x").fields().endRecord().toString();
    registry.add(withoutDocs);
    registry.add(SUBJECT, SchemaRegistryClient.withoutJava(order().getSchema()).toString());

    // When
    byte[] bytes = useLatest(Map.of()).serialize(TOPIC, order());

    // Then
    assertThat(bytes).startsWith(0, 0, 0, 0, 2);
    AvroDeserializer<OrderEvent> reader = new AvroDeserializer<>(OrderEvent.class);
    reader.configure(registry.config(), false);
    assertThat(reader.deserialize(TOPIC, bytes)).isEqualTo(order());
  }

  @Test
  void useLatest_thatCannotHoldTheRecord_isRefused() {
    // Given
    registry.add(SUBJECT, tooStrict().toString());

    // Then
    assertThatThrownBy(() -> useLatest(Map.of()).serialize(TOPIC, order()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("can't be written with the latest schema of order-events-value")
        .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE")
        .hasMessageContaining("latest.compatibility.strict=false");
  }

  @Test
  void useLatest_thatCannotHoldTheRecord_notStrict_failsInsteadOfMixingFieldsUp() {
    // Given
    registry.add(SUBJECT, tooStrict().toString());
    Map<String, String> notStrict = Map.of(AvroSerdeConfig.LATEST_COMPATIBILITY_STRICT, "false");

    // Then
    assertThatThrownBy(() -> useLatest(notStrict).serialize(TOPIC, order()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("can't write a dev.voucherstreams.events.OrderEvent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp-millis", "nothing"})
  void useLatest_whoseTimesAreOthers_isRefused(String logicalType) {
    // Given
    String latest = OrderEvent.getClassSchema().toString().replace("timestamp-micros", logicalType);
    registry.add(SUBJECT, latest);

    // Then
    assertThatThrownBy(() -> useLatest(Map.of()).serialize(TOPIC, order()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("can't be written with the latest schema of order-events-value")
        .hasMessageContaining(
            "timestamp: the writer's schema has long as timestamp-micros, the reader's long as "
                + logicalType);
  }

  private static Schema tooStrict() {
    return SchemaBuilder.record("dev.voucherstreams.events.OrderEvent")
        .fields()
        .requiredString("event_id")
        .requiredString("shop")
        .endRecord();
  }

  private AvroSerializer<OrderEvent> useLatest(Map<String, String> config) {
    Map<String, String> all = new HashMap<>(config);
    all.put(AvroSerdeConfig.USE_LATEST_VERSION, "true");
    return withoutAutoRegister(all);
  }

  private AvroSerializer<OrderEvent> withoutAutoRegister(Map<String, String> config) {
    Map<String, String> all = new HashMap<>(config);
    all.put(AvroSerdeConfig.AUTO_REGISTER_SCHEMAS, "false");
    return serializer(all);
  }

  private AvroSerializer<OrderEvent> serializer(Map<String, String> config) {
    Map<String, Object> all = new HashMap<>(registry.config());
    all.putAll(config);
    AvroSerializer<OrderEvent> serializer = new AvroSerializer<>();
    serializer.configure(all, false);
    return serializer;
  }
}
