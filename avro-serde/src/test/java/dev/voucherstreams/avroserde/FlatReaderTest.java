package dev.voucherstreams.avroserde;

import static dev.voucherstreams.avroserde.SampleOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.ReaderChoice.AvroReader;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

/** It reads what Avro's reader reads, and fails as that does. */
class FlatReaderTest {

  private static final int TIMES = 20_000;
  private static final String[] TEXTS = {"", "Peru", "Perú", "Lesotho", "日本", "a|b"};

  private final Random random = new Random(1);
  private final BytesReader<OrderEvent> flat =
      ReaderChoice.reader(OrderEvent.getClassSchema(), OrderEvent.class);
  private final BytesReader<OrderEvent> avro = new AvroReader<>(avrosReader());

  @Test
  void reader_recordOfTextsLongsAndTimes_isFlat() {
    Schema otherName = new Schema.Parser().parse(schema().replace("\"row\"", "\"line\""));

    assertThat(flat).isInstanceOf(FlatReader.class);
    assertThat(ReaderChoice.reader(otherName, OrderEvent.class)).isInstanceOf(AvroReader.class);
    assertThat(ReaderChoice.reader(SegmentVoucher.getClassSchema(), SegmentVoucher.class))
        .isInstanceOf(AvroReader.class);
  }

  @Test
  void read_anyOrder_isAsAvroReadsIt() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      // Given
      OrderEvent order = anyOrder();
      byte[] bytes = bytes(order);

      // When
      OrderEvent read = flat.read(bytes, 0, bytes.length);

      // Then
      assertThat(read).isEqualTo(order);
      assertThat(read).isEqualTo(avro.read(bytes, 0, bytes.length));
    }
  }

  @Test
  void read_anythingElse_isOrFailsAsAvroDoes() throws IOException {
    for (int i = 0; i < TIMES; i++) {
      // Given
      byte[] bytes = bytes(anyOrder());
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      int end = random.nextInt(bytes.length + 1);

      // Then
      assertThat(outcome(flat, bytes, end))
          .as("%s until %d", Arrays.toString(bytes), end)
          .isEqualTo(outcome(avro, bytes, end));
    }
  }

  @Test
  void read_betweenOtherBytes_readsItsOwn() throws IOException {
    // Given
    byte[] bytes = bytes(order());
    byte[] amongOthers = new byte[bytes.length + 10];
    Arrays.fill(amongOthers, (byte) -1);
    System.arraycopy(bytes, 0, amongOthers, 5, bytes.length);

    // When
    OrderEvent read = flat.read(amongOthers, 5, 5 + bytes.length);

    // Then
    assertThat(read).isEqualTo(order());
  }

  private OrderEvent anyOrder() {
    return OrderEvent.newBuilder()
        .setEventId("order-" + random.nextInt(100))
        .setCustomerId(anyLong())
        .setCountryCode(anyText())
        .setTimestamp(anyTime())
        .setLastOrderTs(anyTime())
        .setFirstOrderTs(anyTime())
        .setTotalOrders(anyLong())
        .setVoucherAmount(anyLong())
        .setDataset(random.nextBoolean() ? null : anyText())
        .setRow(anyLong())
        .build();
  }

  private String anyText() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private Long anyLong() {
    return random.nextInt(4) == 0 ? null : random.nextLong() >> random.nextInt(Long.SIZE);
  }

  private Instant anyTime() {
    Long micros = anyLong();
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static Object outcome(BytesReader<OrderEvent> reader, byte[] bytes, int end) {
    try {
      return reader.read(bytes, 0, end);
    } catch (IOException | RuntimeException e) {
      return e.toString();
    }
  }

  @SuppressWarnings("unchecked")
  private static DatumReader<OrderEvent> avrosReader() {
    SpecificData model = SpecificData.getForClass(OrderEvent.class);
    Schema schema = OrderEvent.getClassSchema();
    return (DatumReader<OrderEvent>) model.createDatumReader(schema, schema);
  }

  private static String schema() {
    return OrderEvent.getClassSchema().toString();
  }

  private static byte[] bytes(OrderEvent order) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(OrderEvent.class).write(order, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
