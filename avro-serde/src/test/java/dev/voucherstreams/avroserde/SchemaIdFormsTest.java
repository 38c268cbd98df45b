package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All the ways in which a record can name its schema. */
class SchemaIdFormsTest {

  private static final String TOPIC = "order-events";
  private static final String KEY_HEADER = "__key_schema_id";
  private static final String VALUE_HEADER = "__value_schema_id";

  private final RegistryStub registry = new RegistryStub();
  private final AvroSerde<OrderEvent> serde = new AvroSerde<>(OrderEvent.class);
  private byte[] record;
  private byte[] payload;

  @BeforeEach
  void writeRecord() {
    serde.configure(registry.config(), false);
    record = serde.serializer().serialize(TOPIC, order());
    payload = Arrays.copyOfRange(record, WireFormat.PREFIX_BYTES, record.length);
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void idBeforeTheRecord_withHeadersOfOtherKinds_isRead() {
    assertThat(read(headers("trace", new byte[] {1}), record)).isEqualTo(order());
  }

  @Test
  void guidInAHeader_isRead_andAskedForOnce() {
    // Given
    Headers headers = headers(VALUE_HEADER, registry.guid(1));

    // Then
    assertThat(read(headers, payload)).isEqualTo(order());
    assertThat(read(headers, payload)).isEqualTo(order());
    assertThat(registry.requests())
        .filteredOn(request -> request.startsWith("GET /schemas/guids/"))
        .hasSize(1);
  }

  @Test
  void idInAHeader_isRead() {
    assertThat(read(headers(VALUE_HEADER, new byte[] {0, 0, 0, 0, 1}), payload)).isEqualTo(order());
  }

  @Test
  void guidBeforeTheRecord_isRead() {
    // Given
    byte[] guid = registry.guid(1);
    byte[] bytes = Arrays.copyOf(guid, guid.length + payload.length);
    System.arraycopy(payload, 0, bytes, guid.length, payload.length);

    // Then
    assertThat(read(new RecordHeaders(), bytes)).isEqualTo(order());
  }

  @Test
  void idsOfSeveralForms_oneAfterTheOther_areNotMixedUp() {
    // Given
    int other = registry.add("\"string\"");
    byte[] wrong = {0, 0, 0, 0, (byte) other, 0};
    Headers guid = headers(VALUE_HEADER, registry.guid(1));

    // Then
    for (int i = 0; i < 3; i++) {
      assertThat(read(new RecordHeaders(), record)).isEqualTo(order());
      assertThat(read(guid, payload)).isEqualTo(order());
      assertThatThrownBy(() -> read(new RecordHeaders(), wrong))
          .isInstanceOf(SerializationException.class);
    }
  }

  @Test
  void keyDeserializer_readsTheKeysHeaderOnly() {
    // Given
    AvroDeserializer<OrderEvent> keys = new AvroDeserializer<>(OrderEvent.class);
    keys.configure(registry.config(), true);
    Headers headers = headers(KEY_HEADER, registry.guid(1));
    headers.add(VALUE_HEADER, new byte[] {0, 0, 0, 0, 99});

    // Then
    assertThat(keys.deserialize(TOPIC, headers, payload)).isEqualTo(order());
  }

  @Test
  void byteBuffer_ofWhicheverKind_isReadFromItsPosition() {
    // Given
    ByteBuffer within = ByteBuffer.allocate(record.length + 7);
    within.put(new byte[3]).put(record).position(3).limit(3 + record.length);
    ByteBuffer direct = ByteBuffer.allocateDirect(record.length).put(record).flip();

    // Then
    for (ByteBuffer buffer : new ByteBuffer[] {within, within.slice(), direct}) {
      assertThat(serde.deserializer().deserialize(TOPIC, new RecordHeaders(), buffer))
          .isEqualTo(order());
      assertThat(buffer.remaining()).isEqualTo(record.length);
    }
    assertThat(serde.deserializer().deserialize(TOPIC, new RecordHeaders(), (ByteBuffer) null))
        .isNull();
  }

  @Test
  void guid_thatTheRegistryDoesNotKnow_saysSo() {
    // Given
    byte[] guid = registry.guid(1);
    guid[5]++;

    // Then
    assertThatThrownBy(() -> read(headers(VALUE_HEADER, guid), payload))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("with status 404: Schema not found");
  }

  @Test
  void guid_whereTheRegistryKnowsNoGuids_saysWhatToDo() {
    // Given
    registry.forgetGuids();

    // Then
    assertThatThrownBy(() -> read(headers(VALUE_HEADER, registry.guid(1)), payload))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("it has no /schemas/guids/")
        .hasMessageContaining("write schema ids instead of GUIDs");
  }

  @Test
  void header_thatIsNoId_saysSo() {
    assertThatThrownBy(() -> read(headers(VALUE_HEADER, new byte[] {1, 2, 3, 4, 5}), payload))
        .isInstanceOf(SerializationException.class)
        .hasMessage("not in the Confluent wire format: 5 bytes, and the schema's id alone has 17");
  }

  @Test
  void serialize_headersOfARecordThatItIsMadeOf_loseTheIdOfItsSchema() {
    // Given
    Headers headers = headers(VALUE_HEADER, registry.guid(1));
    headers.add(KEY_HEADER, registry.guid(1)).add("trace", new byte[] {1});

    // When
    byte[] bytes = serde.serializer().serialize(TOPIC, headers, order());

    // Then
    assertThat(headers).extracting(Header::key).containsExactly(KEY_HEADER, "trace");
    assertThat(read(headers, bytes)).isEqualTo(order());
  }

  private OrderEvent read(Headers headers, byte[] bytes) {
    return serde.deserializer().deserialize(TOPIC, headers, bytes);
  }

  private static Headers headers(String name, byte[] value) {
    return new RecordHeaders().add(name, value);
  }
}
