package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.AvroSerde;
import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.RequestError;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.events.VoucherStatus;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our records are read by Node.js, and we read those of Node.js, by way of a real registry. */
class NodeInteropIT {

  private static final Instant TIME = Instant.parse("2020-04-05T15:07:46.018867Z");
  private static final long MICROS = 1_586_099_266_018_867L;

  private static TestRegistry registry;
  private static Node node;

  @BeforeAll
  static void start() throws Exception {
    registry = TestRegistry.shared();
    node = Node.installed(registry.folder());
  }

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(
            OrderEvent.newBuilder()
                .setEventId("é1")
                .setCustomerId(123L)
                .setCountryCode("Peru")
                .setTimestamp(TIME)
                .setTotalOrders(45L)
                .setVoucherAmount(2640L)
                .build(),
            """
            {"event_id":"é1","customer_id":123,"country_code":"Peru","timestamp":%d,\
            "last_order_ts":null,"first_order_ts":null,"total_orders":45,"voucher_amount":2640,\
            "dataset":null,"row":null}"""
                .formatted(MICROS)),
        Arguments.of(
            new SegmentVoucher(
                "Peru", "t", "0-4", 2640L, 2L, 3L, List.of(new AmountCount(2640L, 2L)), TIME),
            """
            {"country_code":"Peru","segment_type":"t","segment":"0-4","voucher":2640,"count":2,\
            "total":3,"tallies":[{"amount":2640,"count":2}],"updated_at":%d}"""
                .formatted(MICROS)),
        Arguments.of(
            VoucherResult.newBuilder()
                .setRequestId("r1")
                .setStatus(VoucherStatus.INVALID)
                .setErrors(List.of(new RequestError(List.of("body"), "field required", "e")))
                .setResolvedAt(TIME)
                .build(),
            """
            {"request_id":"r1","customer_id":null,"status":"INVALID","voucher":0,\
            "segment_type":null,"segment":null,\
            "errors":[{"loc":["body"],"msg":"field required","type":"e"}],"resolved_at":%d}"""
                .formatted(MICROS)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void record_writtenByUs_isReadByNode(SpecificRecord record, String json) throws Exception {
    // When
    byte[] bytes = serde(true).serializer().serialize("ours-" + name(record), record);

    // Then
    String base64 = Base64.getEncoder().encodeToString(bytes);
    assertThat(node.read(registry.confluentApi(), base64)).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("records")
  void record_writtenByNode_isReadByUs_andItsSchemaIsFoundByUs(SpecificRecord record, String json)
      throws Exception {
    // Given
    String topic = "nodes-" + name(record);

    // When
    String base64 =
        node.write(
            registry.confluentApi(),
            topic + "-value",
            Project.SCHEMAS.resolve(name(record) + ".avsc"),
            json);

    // Then
    byte[] bytes = Base64.getDecoder().decode(base64);
    assertThat(serde(false).deserializer().deserialize(topic, bytes)).isEqualTo(record);
    assertThat(serde(false).serializer().serialize(topic, record)).isEqualTo(bytes);
  }

  private static String name(SpecificRecord record) {
    return record.getSchema().getName();
  }

  private static AvroSerde<SpecificRecord> serde(boolean autoRegister) {
    AvroSerde<SpecificRecord> serde = new AvroSerde<>();
    serde.configure(
        Map.of(
            AvroSerdeConfig.SCHEMA_REGISTRY_URL,
            registry.confluentApi(),
            AvroSerdeConfig.AUTO_REGISTER_SCHEMAS,
            autoRegister),
        false);
    return serde;
  }
}
