package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.voucherstreams.events.OrderEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the registry has under a record's id, it is about that record, and says what it is. */
class UnusableSchemaTest {

  private static final String TOPIC = "order-events";
  private static final String PATH = "/schemas/ids/7";

  /* Event e, of Peru, with the coupon x. */
  private static final byte[] RECORD = {
    0, 0, 0, 0, 7, 0x02, 0x65, 0x08, 0x50, 0x65, 0x72, 0x75, 0x02, 0x78
  };

  private final RegistryStub registry = new RegistryStub();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  static Stream<Arguments> schemas() {
    return Stream.of(
        Arguments.of(
            """
            {"type": "record", "name": "OrderEvent", "namespace": "dev.voucherstreams.events",
             "fields": [{"name": "event_id", "type": "string"},
                        {"name": "country_code", "type": "string"},
                        {"name": "coupon", "type": "string", "default": null}]}""",
            "Invalid default for field coupon: null not a \"string\""),
        Arguments.of(record("{'name':'a','type':'long','default':null}"), "not a \"long\""),
        Arguments.of("", "no Avro schema"),
        Arguments.of("hello", "no Avro schema"),
        Arguments.of("null", "no Avro schema"),
        Arguments.of("7", "no Avro schema"),
        Arguments.of("[]", "can't read 9 bytes"),
        Arguments.of("{}", "no Avro schema"),
        Arguments.of("{\"type\":\"record\",\"fields\":[]}", "no Avro schema"),
        Arguments.of("\"dev.voucherstreams.events.Elsewhere\"", "no Avro schema"),
        Arguments.of(record("{'name':'a'}"), "no Avro schema"),
        Arguments.of(record("{'name':1,'type':'int'}"), "no Avro schema"),
        Arguments.of(record("{'name':'a-b','type':'int'}"), "no Avro schema"),
        Arguments.of(record("{'name':'a','type':{'type':'enum','name':'E'}}"), "no Avro schema"),
        Arguments.of(
            record("{'name':'a','type':{'type':'fixed','name':'F','size':'x'}}"), "no Avro schema"),
        Arguments.of(record("{'name':'a','type':{'type':['array']}}"), "no Avro schema"),
        Arguments.of(nested(400), "country_code"),
        Arguments.of(nested(100_000), "no Avro schema"),
        Arguments.of(doubled(60), "has more than 10000 types, once all are written out"),
        Arguments.of("\"string\"", "with schema id 7"),
        Arguments.of(record("{'name':'event_id','type':'string'}"), "country_code"));
  }

  private static String record(String fields) {
    return "{'type':'record','name':'OrderEvent','namespace':'dev.voucherstreams.events','fields':["
            .replace('\'', '"')
        + fields.replace('\'', '"')
        + "]}";
  }

  /* Each type has the one before twice. */
  private static String doubled(int types) {
    String type = "'null'";
    for (int i = 0; i < types; i++) {
      String once = "{'name':'a','type':" + type + "}";
      String again = i == 0 ? "" : ",{'name':'b','type':'T" + (i - 1) + "'}";
      type = "{'type':'record','name':'T" + i + "','fields':[" + once + again + "]}";
    }
    return record("{'name':'a','type':" + type + "}");
  }

  private static String nested(int levels) {
    return record(
        "{'name':'a','type':"
            + "{'type':'array','items':".repeat(levels)
            + "'int'"
            + "}".repeat(levels)
            + "}");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void schema_thatCannotBeUsed_isTheRecordsFault(String schema, String why) {
    // Given
    registry.answer(PATH, 200, body(schema));

    // Then
    assertUnreadable(why);
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(200, "{}", "has no usable \"schema\": {}"),
        Arguments.of(200, "[]", "has no usable \"schema\": []"),
        Arguments.of(200, "null", "has no usable \"schema\": null"),
        Arguments.of(200, "\"text\"", "has no usable \"schema\""),
        Arguments.of(200, "{\"id\": 7}", "has no usable \"schema\": {\"id\":7}"),
        Arguments.of(200, "{\"schema\": {\"type\": \"string\"}}", "has no usable \"schema\""),
        Arguments.of(200, "{\"schema\": null}", "has no usable \"schema\""),
        Arguments.of(200, "[".repeat(100_000), "can't be taken in"),
        Arguments.of(
            200,
            "{\"schemaType\": \"PROTOBUF\", \"schema\": \"syntax = 'proto3';\"}",
            "is of the type PROTOBUF, not Avro"),
        Arguments.of(
            200, "{\"schemaType\": \"JSON\", \"schema\": \"{}\"}", "of the type JSON, not Avro"),
        Arguments.of(200, references("{}"), "no reference to another schema: {}"),
        Arguments.of(200, references("7"), "no reference to another schema: 7"),
        Arguments.of(
            200,
            references("{\"name\": \"N\", \"subject\": \"s\", \"version\": 1}"),
            "/subjects/s/versions/1 with status 404: Subject not found"),
        Arguments.of(404, "{\"error_code\": 40403}", "with status 404"),
        Arguments.of(422, "{\"error_code\": 42201, \"message\": \"no\"}", "status 422: no"));
  }

  private static String references(String reference) {
    return "{\"schema\": \"\\\"N\\\"\", \"references\": [" + reference + "]}";
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answer_thatIsNoSchema_isTheRecordsFault(int status, String body, String why) {
    // Given
    registry.answer(PATH, status, body);

    // Then
    assertUnreadable(why);
  }

  @Test
  void reference_toAPathThatTheRegistryDoesNotKnow_isTheRecordsFault() {
    // Given
    registry.answer(
        PATH, 200, references("{\"name\": \"N\", \"subject\": \"a/b\", \"version\": 1}"));
    registry.answer("/subjects/a/b/versions/1", 400, "<html>");

    // Then
    assertUnreadable("the schema registry has no version 1 of a/b, which the schema uses");
  }

  @Test
  void references_inACircle_areTheRecordsFault() {
    // Given
    String itself = references("{\"name\": \"N\", \"subject\": \"s\", \"version\": 1}");
    registry.answer(PATH, 200, itself);
    registry.answer("/subjects/s/versions/1", 200, itself);

    // Then
    assertUnreadable("no Avro schema");
    assertThat(registry.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 500, 503, 429, 301})
  void answer_thatIsNoRegistrys_isNoFaultOfTheRecord(int status) {
    // Given
    registry.answer(PATH, status, "<html>");

    // Then
    assertThatThrownBy(this::read).isInstanceOf(SchemaRegistryUnavailableException.class);
  }

  @Test
  void page_insteadOfAnAnswer_isNoFaultOfTheRecord() {
    // Given
    registry.answer(PATH, 200, "<html>please log in</html>");

    // Then
    assertThatThrownBy(this::read)
        .isInstanceOf(SchemaRegistryUnavailableException.class)
        .hasMessageContaining("correct schema.registry.url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Thread",
        "java.lang.String",
        "dev.voucherstreams.avroserde.AvroSerde",
        "dev.voucherstreams.EVENTS.ORDEREVENT",
        "dev.voucherstreams.events.orderevent",
        "nobody.has.This"
      })
  void classOfTheSchemasName_thatIsNoRecord_isTheRecordsFault(String name) {
    // Given
    registry.answer(
        PATH, 200, body("{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[]}"));

    // Then
    assertThatThrownBy(() -> read(new AvroDeserializer<SpecificRecord>()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"string\"", "[\"null\",\"long\"]", "\"null\""})
  void schemaThatIsNoRecord_withoutClass_isTheRecordsFault(String schema) {
    // Given
    registry.answer(PATH, 200, body(schema));

    // Then
    assertThatThrownBy(() -> read(new AvroDeserializer<SpecificRecord>()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("no class on the class path");
  }

  @Test
  void bytes_thatRecurAsDeepAsTheyAreLong_areTheRecordsFault() {
    // Given: a list of a million links, in a field that we skip
    registry.answer(
        PATH,
        200,
        body(
            record(
                "{'name':'links','type':{'type':'record','name':'Link','fields':["
                    + "{'name':'next','type':['null','Link']}]}},"
                    + "{'name':'event_id','type':'string'},"
                    + "{'name':'country_code','type':'string'}")));
    byte[] links = new byte[1_000_000];
    Arrays.fill(links, (byte) 2);

    // Then
    assertThatThrownBy(() -> read(RECORD[4], links))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("StackOverflowError");
  }

  @Test
  void unusableSchemas_doNotSpoilTheRecordsBetween() {
    // Given
    registry.answer(PATH, 200, "{}");
    AvroSerde<OrderEvent> serde = new AvroSerde<>(OrderEvent.class);
    serde.configure(config(), false);
    byte[] good = serde.serializer().serialize(TOPIC, order());

    // Then
    IntStream.range(0, 3)
        .forEach(
            i -> {
              assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, RECORD))
                  .isInstanceOf(SerializationException.class);
              assertThat(serde.deserializer().deserialize(TOPIC, good)).isEqualTo(order());
            });
  }

  private void assertUnreadable(String why) {
    assertThatThrownBy(this::read)
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(why);
  }

  private void read() {
    read(new AvroDeserializer<>(OrderEvent.class));
  }

  private void read(AvroDeserializer<?> deserializer) {
    deserializer.configure(config(), false);
    deserializer.deserialize(TOPIC, RECORD);
  }

  private void read(byte id, byte[] record) {
    AvroDeserializer<OrderEvent> deserializer = new AvroDeserializer<>(OrderEvent.class);
    deserializer.configure(config(), false);
    ByteBuffer bytes = ByteBuffer.allocate(WireFormat.PREFIX_BYTES + record.length);
    bytes.putInt(0).put(id).put(record).flip();
    deserializer.deserialize(TOPIC, new RecordHeaders(), bytes);
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>(registry.config());
    config.put(AvroSerdeConfig.MAX_WAIT_MS, "0");
    return config;
  }

  private static String body(String schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema).toString();
  }
}
