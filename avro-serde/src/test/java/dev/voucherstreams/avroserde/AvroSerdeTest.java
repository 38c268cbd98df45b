package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {

  private static final String TOPIC = "order-events";

  private final RegistryStub registry = new RegistryStub();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void serialize_record_hasConfluentLayout() throws IOException {
    // Given
    registry.add("\"string\"");
    AvroSerde<OrderEvent> serde = serde();

    // When
    byte[] bytes = serde.serializer().serialize(TOPIC, order());

    // Then
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    assertThat(buffer.get()).isZero();
    assertThat(buffer.getInt()).isEqualTo(2);
    byte[] payload = new byte[buffer.remaining()];
    buffer.get(payload);
    assertThat(payload).isEqualTo(avro(order()));
  }

  @Test
  void deserialize_whatWasSerialized_isEqual() {
    // Given
    AvroSerde<OrderEvent> serde = serde();
    byte[] bytes = serde.serializer().serialize(TOPIC, order());

    // When
    OrderEvent read = serde.deserializer().deserialize(TOPIC, bytes);

    // Then
    assertThat(read).isEqualTo(order());
  }

  @Test
  void serde_null_staysNull() {
    AvroSerde<OrderEvent> serde = serde();

    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void serialize_manyRecords_asksTheRegistryOncePerTopic() {
    // Given
    AvroSerde<OrderEvent> serde = serde();

    // When
    for (int i = 0; i < 3; i++) {
      serde.serializer().serialize("a", order());
      serde.serializer().serialize("b", order());
    }

    // Then
    assertThat(registry.requests())
        .containsExactly("POST /subjects/a-value/versions", "POST /subjects/b-value/versions");
  }

  @Test
  void serde_registryGoneAfterFirstUse_goesUnnoticed() {
    // Given
    AvroSerde<OrderEvent> serde = serde();
    byte[] bytes = serde.serializer().serialize(TOPIC, order());
    serde.deserializer().deserialize(TOPIC, bytes);

    // When
    registry.goAway();

    // Then
    byte[] again = serde.serializer().serialize(TOPIC, order());
    assertThat(serde.deserializer().deserialize(TOPIC, again)).isEqualTo(order());
  }

  @Test
  void serialize_keySerde_usesTheKeySubject() {
    // Given
    AvroSerde<OrderEvent> serde = new AvroSerde<>(OrderEvent.class);
    serde.configure(registry.config(), true);

    // When
    serde.serializer().serialize(TOPIC, order());

    // Then
    assertThat(registry.requests()).containsExactly("POST /subjects/order-events-key/versions");
  }

  @Test
  void deserialize_recordOfOlderSchema_takesDefaultsForWhatItLacks() throws IOException {
    // Given
    Schema older =
        SchemaBuilder.record("dev.voucherstreams.events.OrderEvent")
            .fields()
            .requiredString("event_id")
            .requiredString("country_code")
            .endRecord();
    GenericRecord record =
        new GenericRecordBuilder(older).set("event_id", "e1").set("country_code", "Peru").build();

    // When
    OrderEvent read = serde().deserializer().deserialize(TOPIC, message(older, record));

    // Then
    assertThat(read)
        .isEqualTo(OrderEvent.newBuilder().setEventId("e1").setCountryCode("Peru").build());
  }

  @Test
  void deserialize_recordOfNewerSchema_ignoresWhatItDoesNotKnow() throws IOException {
    // Given
    Schema ours = OrderEvent.getClassSchema();
    Schema newer = Schema.createRecord(ours.getName(), null, ours.getNamespace(), false);
    List<Schema.Field> fields =
        new ArrayList<>(
            ours.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
    fields.add(0, new Schema.Field("shop", Schema.create(Schema.Type.STRING), null, "main"));
    newer.setFields(fields);
    GenericRecord record =
        new GenericRecordBuilder(newer).set("event_id", "e1").set("country_code", "Peru").build();

    // When
    OrderEvent read = serde().deserializer().deserialize(TOPIC, message(newer, record));

    // Then
    assertThat(read.getEventId()).isEqualTo("e1");
    assertThat(read.getCountryCode()).isEqualTo("Peru");
  }

  @Test
  void deserialize_withoutClass_takesTheClassOfTheSchema() {
    // Given
    byte[] bytes = serde().serializer().serialize(TOPIC, order());
    AvroSerde<OrderEvent> untyped = new AvroSerde<>();
    untyped.configure(registry.config(), false);

    // When
    Object read = untyped.deserializer().deserialize(TOPIC, bytes);

    // Then
    assertThat(read).isEqualTo(order());
  }

  @Test
  void deserialize_wrongMagicByte_saysSo() {
    assertThatThrownBy(
            () -> serde().deserializer().deserialize(TOPIC, "{\"a\": 1}".getBytes(UTF_8)))
        .isInstanceOf(SerializationException.class)
        .hasMessage("not in the Confluent wire format: begins with 0x7b instead of 0x00");
  }

  @Test
  void deserialize_tooShort_saysSo() {
    assertThatThrownBy(() -> serde().deserializer().deserialize(TOPIC, new byte[] {0, 0, 1}))
        .isInstanceOf(SerializationException.class)
        .hasMessage("not in the Confluent wire format: 3 bytes, and the schema's id alone has 5");
  }

  @Test
  void deserialize_unknownId_saysSo() {
    byte[] bytes = {0, 0, 0, 0, 77, 1, 2, 3};

    assertThatThrownBy(() -> serde().deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("/schemas/ids/77 with status 404")
        .hasMessageContaining("Schema not found");
  }

  @Test
  void deserialize_truncated_saysSo() {
    // Given
    byte[] whole = serde().serializer().serialize(TOPIC, order());
    byte[] truncated = Arrays.copyOf(whole, whole.length - 3);

    // Then
    assertThatThrownBy(() -> serde().deserializer().deserialize(TOPIC, truncated))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("as Avro with schema id 1");
  }

  @Test
  void deserialize_textLengthBeyondTheRecord_failsWithoutTakingTheMemory() {
    // Given: a text that claims to be 2^31 - 9 bytes long
    serde().serializer().serialize(TOPIC, order());
    byte[] bytes = {0, 0, 0, 0, 1, (byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 'x'};

    // Then
    assertThatThrownBy(() -> serde().deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void serialize_registryAway_waitsAndGoesOn() throws Exception {
    // Given
    registry.goAway();
    AvroSerde<OrderEvent> serde = serde();
    Future<byte[]> bytes =
        CompletableFuture.supplyAsync(() -> serde.serializer().serialize(TOPIC, order()));

    // When
    Awaitility.await().during(Duration.ofMillis(300)).until(() -> !bytes.isDone());
    registry.comeBack();

    // Then
    Awaitility.await().until(bytes::isDone);
    assertThat(bytes.get()).startsWith(0, 0, 0, 0, 1);
  }

  @Test
  void serialize_registryStaysAway_saysWhatToDo() {
    // Given
    registry.goAway();
    AvroSerde<OrderEvent> serde = serde(Map.of(AvroSerdeConfig.MAX_WAIT_MS, "200"));

    // Then
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, order()))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("no schema registry at [" + registry.url() + "]")
        .hasMessageContaining("start it, or correct schema.registry.url");
  }

  @Test
  void serialize_registryAnswers500_triesAgain() throws Exception {
    // Given
    registry.failWith(503);
    AvroSerde<OrderEvent> serde = serde();
    Future<byte[]> bytes =
        CompletableFuture.supplyAsync(() -> serde.serializer().serialize(TOPIC, order()));

    // When
    Awaitility.await().until(() -> registry.requests().size() > 1);
    registry.failWith(0);

    // Then
    Awaitility.await().until(bytes::isDone);
    assertThat(bytes.get()).startsWith(0, 0, 0, 0, 1);
  }

  @Test
  void serialize_registryKeepsAnswering500_saysSo() {
    // Given
    registry.failWith(503);
    AvroSerde<OrderEvent> serde = serde(Map.of(AvroSerdeConfig.MAX_WAIT_MS, "0"));

    // Then
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, order()))
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("status 503");
  }

  @Test
  void serialize_registryRefuses_saysWhy() {
    // Given
    registry.failWith(409);

    // Then
    assertThatThrownBy(() -> serde().serializer().serialize(TOPIC, order()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(
            "/subjects/order-events-value/versions with status 409: out of order");
  }

  @Test
  void serialize_severalUrls_takesTheOneThatAnswers() {
    // Given
    String urls = "http://localhost:1," + registry.url();

    // When
    byte[] bytes =
        serde(Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, urls))
            .serializer()
            .serialize(TOPIC, order());

    // Then
    assertThat(bytes).isNotEmpty();
  }

  @Test
  void configure_withoutUrl_saysWhichKeyIsMissing() {
    assertThatThrownBy(() -> new AvroSerde<>(OrderEvent.class).configure(Map.of(), false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url");
  }

  @Test
  void serde_usedByManyThreads_mixesNothingUp() throws Exception {
    // Given
    AvroSerde<OrderEvent> serde = serde();
    ExecutorService executor = Executors.newFixedThreadPool(4);
    Callable<Boolean> roundTrips =
        () -> {
          for (int i = 0; i < 2_000; i++) {
            OrderEvent order = order();
            order.setEventId(Thread.currentThread().getName() + "-" + i);
            byte[] bytes = serde.serializer().serialize(TOPIC, order);
            if (!serde.deserializer().deserialize(TOPIC, bytes).equals(order)) {
              return false;
            }
          }
          return true;
        };

    // When
    List<Future<Boolean>> results =
        executor.invokeAll(List.of(roundTrips, roundTrips, roundTrips, roundTrips));

    // Then
    for (Future<Boolean> result : results) {
      assertThat(result.get()).isTrue();
    }
    executor.shutdown();
  }

  @Test
  void serialize_afterARecordThatFails_isNotSpoilt() {
    // Given
    AvroSerde<SegmentVoucher> serde = new AvroSerde<>(SegmentVoucher.class);
    serde.configure(registry.config(), false);
    SegmentVoucher broken = new SegmentVoucher();
    broken.setCountryCode("Peru");

    // When
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, broken))
        .isInstanceOf(SerializationException.class);

    // Then
    SegmentVoucher good =
        new SegmentVoucher("Peru", "t", "s", 1L, 1L, 1L, List.of(), Instant.EPOCH, "r");
    byte[] bytes = serde.serializer().serialize(TOPIC, good);
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(good);
  }

  private AvroSerde<OrderEvent> serde() {
    return serde(Map.of());
  }

  private AvroSerde<OrderEvent> serde(Map<String, String> overrides) {
    Map<String, Object> config = new HashMap<>(registry.config());
    config.putAll(overrides);
    AvroSerde<OrderEvent> serde = new AvroSerde<>(OrderEvent.class);
    serde.configure(config, false);
    return serde;
  }

  private byte[] message(Schema schema, GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[WireFormat.PREFIX_BYTES]);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    encoder.flush();
    byte[] message = bytes.toByteArray();
    WireFormat.writePrefix(registry.add(schema.toString()), message);
    return message;
  }

  private static byte[] avro(OrderEvent order) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<OrderEvent>(OrderEvent.class).write(order, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
