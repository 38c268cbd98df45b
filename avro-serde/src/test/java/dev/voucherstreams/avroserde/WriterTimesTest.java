package dev.voucherstreams.avroserde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.VoucherRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Times that a writer counts otherwise than we do: they are told in ours, or the record is not
 * read.
 */
class WriterTimesTest {

  private static final String TOPIC = "order-events";
  private static final Instant TIME = Instant.parse("2021-10-26T13:14:15.161Z");
  private static final String MICROS = "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}";

  private final RegistryStub registry = new RegistryStub();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "long|logicalType|timestamp-millis|1635254055161|2021-10-26T13:14:15.161Z",
        "long|logicalType|timestamp-micros|1635254055161162|2021-10-26T13:14:15.161162Z",
        "long|logicalType|timestamp-nanos|1635254055161162163|2021-10-26T13:14:15.161162Z",
        "long|logicalType|timestamp-nanos|-1|1969-12-31T23:59:59.999999Z",
        "long|logicalType|timestamp-millis|-1|1969-12-31T23:59:59.999Z",
        "long|logicalType|local-timestamp-millis|1635254055161|2021-10-26T13:14:15.161Z",
        "long|logicalType|local-timestamp-micros|1635254055161162|2021-10-26T13:14:15.161162Z",
        "long|logicalType|local-timestamp-nanos|1635254055161162163|2021-10-26T13:14:15.161162Z",
        "int|logicalType|date|18926|2021-10-26T00:00:00Z",
        "long|connect.name|io.debezium.time.Timestamp|1635254055161|2021-10-26T13:14:15.161Z",
        "long|connect.name|io.debezium.time.MicroTimestamp|1635254055161162|2021-10-26T13:14:15.161162Z",
        "long|connect.name|io.debezium.time.NanoTimestamp|1635254055161162163|2021-10-26T13:14:15.161162Z",
        "int|connect.name|io.debezium.time.Date|18926|2021-10-26T00:00:00Z",
      })
  void time_thatSaysWhatItCounts_isConverted(
      String type, String property, String name, long value, Instant expected) throws IOException {
    // Given
    String time = "{\"type\":\"%s\",\"%s\":\"%s\"}".formatted(type, property, name);
    Object number = type.equals("int") ? (Object) (int) value : (Object) value;

    // Then: in a union with null
    OrderEvent order =
        (OrderEvent) read(OrderEvent.class, withTimes(OrderEvent.getClassSchema(), time), number);
    assertThat(order.getTimestamp()).isEqualTo(expected);
    assertThat(order.getLastOrderTs()).isEqualTo(expected);
    assertThat(order.getFirstOrderTs()).isEqualTo(expected);
    assertThat(order.getTotalOrders()).isEqualTo(14);
    assertThat(order.getEventId()).isEqualTo("e1");

    // And: by itself, where Avro's generated classes convert by another way
    LoadProgress progress =
        (LoadProgress)
            read(LoadProgress.class, withTimes(LoadProgress.getClassSchema(), time), number);
    assertThat(progress.getUpdatedAt()).isEqualTo(expected);
    assertThat(progress.getRows()).isEqualTo(14);
  }

  @Test
  void times_ofRequests_withoutClass_areConverted() throws IOException {
    // Given
    String millis = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";
    Schema written = withTimes(VoucherRequest.getClassSchema(), millis);

    // When
    SpecificRecord read = read(null, written, TIME.toEpochMilli());

    // Then
    assertThat(((VoucherRequest) read).getLastOrderTs()).isEqualTo(TIME);
  }

  @Test
  void time_thatIsNull_staysNull() throws IOException {
    // Given
    String millis = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";

    // When
    OrderEvent read =
        (OrderEvent) read(OrderEvent.class, withTimes(OrderEvent.getClassSchema(), millis), null);

    // Then
    assertThat(read.getTimestamp()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'long'}|plain long",
        "{'type':'int'}|plain int",
        "{'type':'long','logicalType':'time-micros'}|long as time-micros",
        "{'type':'int','logicalType':'time-millis'}|int as time-millis",
        "{'type':'long','logicalType':'timestamp-seconds'}|long as timestamp-seconds",
        "{'type':'long','connect.name':'io.debezium.time.MicroTime'}|long as io.debezium.time.MicroTime",
        "{'type':'bytes','logicalType':'decimal','precision':18}|bytes as decimal",
      })
  void time_thatDoesNotSayWhatItCounts_isNotRead(String time, String shown) {
    // Given
    Schema written =
        replaced(
            OrderEvent.getClassSchema(),
            text -> replaceLast(text, MICROS, time.replace('\'', '"')));

    // Then
    assertThatThrownBy(() -> read(OrderEvent.class, written, null))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("first_order_ts: the writer's schema has " + shown)
        .hasMessageContaining("long as timestamp-micros");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'long','logicalType':'timestamp-millis'}|long as timestamp-millis",
        "{'type':'int','logicalType':'date'}|int as date",
        "{'type':'long','connect.name':'io.debezium.time.Timestamp'}|long as io.debezium.time.Timestamp",
        "{'type':'bytes','logicalType':'decimal','precision':18,'scale':2}|bytes as decimal",
        "{'type':'fixed','name':'D','size':12,'logicalType':'duration'}|fixed as duration",
      })
  void amount_thatIsAnotherNumber_isNotRead(String amount, String shown) {
    // Given
    Schema written =
        replaced(
            OrderEvent.getClassSchema(),
            text ->
                text.replace(
                    "\"name\":\"voucher_amount\",\"type\":[\"null\",\"long\"]",
                    "\"name\":\"voucher_amount\",\"type\":[\"null\","
                        + amount.replace('\'', '"')
                        + "]"));

    // Then
    assertThatThrownBy(() -> read(OrderEvent.class, written, null))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("voucher_amount: the writer's schema has " + shown);
  }

  @Test
  void times_inTwoUnitsAtOnce_areNotRead() {
    // Given
    Schema written =
        replaced(
            OrderEvent.getClassSchema(),
            text ->
                replaceLast(text, MICROS, "{\"type\":\"int\",\"logicalType\":\"date\"}," + MICROS));

    // Then
    assertThatThrownBy(() -> read(OrderEvent.class, written, null))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("first_order_ts: the writer's schema has ");
  }

  @Test
  void time_thatIsNone_isNotRead() {
    // Given
    String millis = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";

    // Then
    assertThatThrownBy(
            () ->
                read(
                    OrderEvent.class,
                    withTimes(OrderEvent.getClassSchema(), millis),
                    Long.MAX_VALUE))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("9223372036854775807 as a time in MILLIS since 1970");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'string','logicalType':'uuid'}",
        "{'type':'string','logicalType':'varchar','maxLength':36}",
        "{'type':'string','avro.java.string':'String'}",
      })
  void property_thatTellsMoreOfAValue_isNothingToUs(String text) throws IOException {
    // Given
    Schema written =
        replaced(
            OrderEvent.getClassSchema(),
            schema ->
                schema.replaceFirst(
                    "\"name\":\"event_id\",\"type\":\\{[^}]*}",
                    "\"name\":\"event_id\",\"type\":" + text.replace('\'', '"')));

    // Then
    OrderEvent read = (OrderEvent) read(OrderEvent.class, written, TIME.toEpochMilli() * 1_000);
    assertThat(read.getEventId()).isEqualTo("e1");
    assertThat(read.getTimestamp()).isEqualTo(TIME);
  }

  private static Schema withTimes(Schema ours, String time) {
    return replaced(ours, text -> text.replace(MICROS, time));
  }

  private static Schema replaced(Schema ours, UnaryOperator<String> change) {
    String text = ours.toString();
    String changed = change.apply(text);
    return new Schema.Parser().parse(changed);
  }

  private static String replaceLast(String text, String what, String by) {
    int at = text.lastIndexOf(what);
    return text.substring(0, at) + by + text.substring(at + what.length());
  }

  private SpecificRecord read(Class<? extends SpecificRecord> type, Schema written, Object time)
      throws IOException {
    GenericRecord record = new GenericData.Record(written);
    written.getFields().forEach(field -> record.put(field.pos(), value(field, time)));
    AvroDeserializer<?> deserializer =
        type == null ? new AvroDeserializer<>() : new AvroDeserializer<>(type);
    deserializer.configure(registry.config(), false);
    return deserializer.deserialize(TOPIC, message(written, record));
  }

  private static Object value(Schema.Field field, Object time) {
    Map<String, Object> others =
        Map.of("event_id", "e1", "country_code", "Peru", "total_orders", 14L, "dataset", "d");
    String name = field.name();
    if (name.endsWith("_ts") || name.equals("timestamp") || name.equals("updated_at")) {
      return time;
    }
    boolean isCount = field.schema().getType() == Schema.Type.LONG;
    return others.getOrDefault(name, isCount ? (Object) 14L : null);
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
}
