package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.avroserde.CompatibilityLevel;
import dev.voucherstreams.avroserde.SchemaGuard;
import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import dev.voucherstreams.events.OrderEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our serde beside Apicurio's own, and what the real registry makes of our questions. */
class ApicurioInteropIT {

  private static final String TOPIC = "order-events";

  private static TestRegistry registry;

  @BeforeAll
  static void start() throws Exception {
    registry = TestRegistry.shared();
  }

  @Test
  void record_writtenByUs_isReadByApicurios() {
    // When
    byte[] bytes = ours(Map.of()).serializer().serialize(TOPIC, order());

    // Then
    assertThat(apicurios(Map.of()).deserializer().deserialize(TOPIC, bytes)).isEqualTo(order());
  }

  @Test
  void record_writtenByApicurios_isReadByUs() {
    // When
    byte[] bytes = apicurios(Map.of()).serializer().serialize("theirs", order());

    // Then
    assertThat(bytes[0]).isZero();
    assertThat(ours(Map.of()).deserializer().deserialize("theirs", bytes)).isEqualTo(order());
  }

  @Test
  void apicurios_garbage_isTheRecordsFault() {
    assertThatThrownBy(
            () -> apicurios(Map.of()).deserializer().deserialize(TOPIC, "garbage".getBytes(UTF_8)))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void apicurios_registryAway_isNoFaultOfTheRecord() {
    // Given
    byte[] bytes = ours(Map.of()).serializer().serialize(TOPIC, order());
    Map<String, Object> away =
        Map.of(
            "apicurio.registry.url",
            "http://localhost:1/apis/registry/v3",
            "apicurio.registry.retry-count",
            1);

    // Then
    assertThatThrownBy(() -> apicurios(away).deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SchemaRegistryUnavailableException.class);
  }

  @Test
  void latestVersion_ofTheRealRegistry_isWrittenWith() throws Exception {
    // Given
    Map<String, Object> latest =
        Map.of(
            AvroSerdeConfig.AUTO_REGISTER_SCHEMAS, "false",
            AvroSerdeConfig.USE_LATEST_VERSION, "true");
    registry.register(
        "latest-value",
        """
        {"schema": "{\\"type\\": \\"record\\", \\"name\\": \\"dev.voucherstreams.events.OrderEvent\\",\
         \\"fields\\": [{\\"name\\": \\"country_code\\", \\"type\\": \\"string\\"},\
         {\\"name\\": \\"event_id\\", \\"type\\": \\"string\\"}]}"}""");

    // When
    byte[] bytes = ours(latest).serializer().serialize("latest", order());

    // Then
    assertThat(ours(latest).deserializer().deserialize("latest", bytes))
        .isEqualTo(OrderEvent.newBuilder().setEventId("e1").setCountryCode("Peru").build());
  }

  @Test
  void schema_thatUsesAnother_isReadWithIt() throws Exception {
    // Given
    registry.register(
        "id-type",
        """
        {"schema": "{\\"type\\": \\"fixed\\", \\"name\\": \\"shop.Id\\", \\"size\\": 2}"}""");
    String id =
        registry
            .register(
                "with-reference-value",
                """
                {"schema": "{\\"type\\": \\"record\\", \\"name\\": \\"dev.voucherstreams.events.OrderEvent\\",\
                 \\"fields\\": [{\\"name\\": \\"shop\\", \\"type\\": \\"shop.Id\\"},\
                 {\\"name\\": \\"event_id\\", \\"type\\": \\"string\\"},\
                 {\\"name\\": \\"country_code\\", \\"type\\": \\"string\\"}]}",
                 "references": [{"name": "shop.Id", "subject": "id-type", "version": 1}]}""")
            .body()
            .replaceAll("\\D", "");
    byte[] bytes = {0, 0, 0, 0, Byte.parseByte(id), 'i', 'd', 4, 'e', '1', 8, 'P', 'e', 'r', 'u'};

    // Then
    assertThat(ours(Map.of()).deserializer().deserialize(TOPIC, bytes))
        .isEqualTo(OrderEvent.newBuilder().setEventId("e1").setCountryCode("Peru").build());
  }

  @Test
  void guid_whichThisRegistryDoesNotKnow_saysWhatToDo() {
    // Given
    byte[] guid = new byte[17];
    guid[0] = 1;
    RecordHeaders headers = new RecordHeaders();
    headers.add("__value_schema_id", guid);

    // Then
    assertThatThrownBy(
            () -> ours(Map.of()).deserializer().deserialize(TOPIC, headers, new byte[] {1, 2}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("this schema registry can't tell which schema has the GUID")
        .hasMessageContaining("write schema ids instead of GUIDs");
  }

  @Test
  void guard_onTheRealRegistry_refusesWhatOldReadersCannotRead() throws Exception {
    // Given
    SchemaGuard guard =
        new SchemaGuard(
            Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, registry.confluentApi()),
            CompatibilityLevel.FULL_TRANSITIVE);
    Schema schema =
        new Schema.Parser().parse("{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\"]}");

    // When
    boolean first = guard.guard("guarded", schema);
    boolean second = guard.guard("guarded", schema);

    // Then
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    String wider =
        """
        {"schema": "{\\"type\\": \\"enum\\", \\"name\\": \\"E\\", \\"symbols\\": [\\"A\\", \\"B\\"]}"}""";
    assertThat(registry.register("guarded-value", wider).statusCode()).isEqualTo(409);
  }

  private static Serde<OrderEvent> ours(Map<String, Object> config) {
    Map<String, Object> all = new HashMap<>(config);
    all.put(AvroSerdeConfig.SCHEMA_REGISTRY_URL, registry.confluentApi());
    return AvroSerdes.values(OrderEvent.class, all);
  }

  private static Serde<OrderEvent> apicurios(Map<String, Object> config) {
    Map<String, Object> all = new HashMap<>(ApicurioSerde.config(registry));
    all.putAll(config);
    return AvroSerdes.values(OrderEvent.class, all);
  }

  private static OrderEvent order() {
    return OrderEvent.newBuilder()
        .setEventId("e1")
        .setCountryCode("Peru")
        .setTimestamp(Instant.parse("2020-04-05T15:07:46.018867Z"))
        .setVoucherAmount(2640L)
        .build();
  }
}
