package dev.voucherstreams.history.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timeType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT96;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What stands in a Parquet file, whatever the column's type, comes out as what it means. */
class ParquetHistoryReaderTest {

  private static final long MILLIS = 1_586_099_266_018L;
  private static final Cell TIME = new Cell.Time(MILLIS * 1_000);
  private static final Cell AMOUNT = new Cell.Exact(new BigDecimal("2640.00"));
  private static final BigInteger UNSCALED = BigInteger.valueOf(264_000);

  @TempDir private Path folder;

  static final List<Arguments> VALUES =
      List.of(
          value("text", Types.optional(BINARY).as(stringType()), " Peru ", text("Peru")),
          value("bytes", Types.optional(BINARY), "45.0", text("45.0")),
          value("empty text", Types.optional(BINARY).as(stringType()), "", Cell.ABSENT),
          value("ms UTC", time(true, TimeUnit.MILLIS), MILLIS, TIME),
          value("ms local", time(false, TimeUnit.MILLIS), MILLIS, TIME),
          value("us UTC", time(true, TimeUnit.MICROS), MILLIS * 1_000, TIME),
          value("us local", time(false, TimeUnit.MICROS), MILLIS * 1_000, TIME),
          value("ns UTC", time(true, TimeUnit.NANOS), MILLIS * 1_000_000 + 999, TIME),
          value("ns local", time(false, TimeUnit.NANOS), MILLIS * 1_000_000, TIME),
          value("before 1970", time(true, TimeUnit.NANOS), -1L, new Cell.Time(-1)),
          value("NaT in ms", time(true, TimeUnit.MILLIS), Long.MIN_VALUE, Cell.ABSENT),
          value("NaT in us", time(true, TimeUnit.MICROS), Long.MIN_VALUE, Cell.ABSENT),
          value("NaT in ns", time(true, TimeUnit.NANOS), Long.MIN_VALUE, Cell.ABSENT),
          value("far ms", time(true, TimeUnit.MILLIS), 1L << 60, text((1L << 60) + " ms")),
          value("INT96", Types.optional(INT96), int96(2_458_945, 54_466_018_000_000L), TIME),
          value("INT96 of 1970", Types.optional(INT96), int96(2_440_588, 0), new Cell.Time(0)),
          value(
              "INT96 that is none",
              Types.optional(INT96),
              int96(Integer.MAX_VALUE, -1),
              text("day 2145043059, -1 microseconds")),
          value(
              "date",
              Types.optional(INT32).as(dateType()),
              18_357,
              new Cell.Time(1_586_044_800_000_000L)),
          value(
              "far date",
              Types.optional(INT32).as(dateType()),
              Integer.MIN_VALUE,
              text("day -2147483648, 0 microseconds")),
          value("INT32", Types.optional(INT32), -45, new Cell.Whole(-45)),
          value("INT64", Types.optional(INT64), 1L << 40, new Cell.Whole(1L << 40)),
          value("int8", Types.optional(INT32).as(intType(8, true)), 45, new Cell.Whole(45)),
          value(
              "uint32",
              Types.optional(INT32).as(intType(32, false)),
              -1,
              new Cell.Whole(4_294_967_295L)),
          value(
              "uint64",
              Types.optional(INT64).as(intType(64, false)),
              -1L,
              new Cell.Exact(new BigDecimal("18446744073709551615"))),
          value("double", Types.optional(DOUBLE), 2640.0, new Cell.Real(2640)),
          value("NaN", Types.optional(DOUBLE), Double.NaN, Cell.ABSENT),
          value("float", Types.optional(FLOAT), 2640.5f, new Cell.Real(2640.5)),
          value("float NaN", Types.optional(FLOAT), Float.NaN, Cell.ABSENT),
          value("decimal int32", Types.optional(INT32).as(decimalType(2, 9)), 264_000, AMOUNT),
          value("decimal int64", Types.optional(INT64).as(decimalType(2, 18)), 264_000L, AMOUNT),
          value(
              "decimal bytes",
              Types.optional(BINARY).as(decimalType(2, 38)),
              bytes(UNSCALED.toByteArray()),
              AMOUNT),
          value(
              "negative decimal bytes",
              Types.optional(BINARY).as(decimalType(2, 38)),
              bytes(BigInteger.ONE.negate().toByteArray()),
              new Cell.Exact(new BigDecimal("-0.01"))),
          value(
              "decimal fixed",
              Types.optional(FIXED_LEN_BYTE_ARRAY).length(16).as(decimalType(2, 38)),
              bytes(ByteBuffer.allocate(16).putLong(8, UNSCALED.longValue()).array()),
              AMOUNT));

  @ParameterizedTest(name = "{0}")
  @FieldSource("VALUES")
  void value_ofAnyType_isWhatItMeans(String name, PrimitiveType type, Object value, Cell cell)
      throws Exception {
    // Given: the value, none, and the value again
    List<Consumer<Group>> rows = List.of(row -> add(row, value), row -> {}, row -> add(row, value));

    // When
    List<Row> read = read(write(schema(type), rows));

    // Then
    assertThat(read)
        .extracting(row -> ((Row.Cells) row).get(Column.VOUCHER_AMOUNT))
        .containsExactly(cell, Cell.ABSENT, cell);
  }

  @ParameterizedTest
  @EnumSource(WriterVersion.class)
  void pages_ofBothVersions_withAndWithoutDictionary_areRead(WriterVersion version)
      throws Exception {
    MessageType schema = schema(Types.required(INT64).named("voucher_amount"));
    List<Consumer<Group>> rows = new ArrayList<>();
    for (long row = 0; row < 2_500; row++) {
      long amount = row % 700;
      rows.add(group -> group.add("voucher_amount", amount));
    }
    for (boolean dictionary : List.of(true, false)) {
      for (CompressionCodecName codec :
          List.of(CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY)) {
        // When
        Path file =
            ParquetFiles.write(
                folder.resolve("orders.parquet"),
                schema,
                rows,
                builder ->
                    builder
                        .withWriterVersion(version)
                        .withDictionaryEncoding(dictionary)
                        .withCompressionCodec(codec));

        // Then
        List<Row> read = read(file);
        assertThat(read).hasSize(rows.size());
        assertThat(read)
            .allSatisfy(
                row ->
                    assertThat(((Row.Cells) row).get(Column.VOUCHER_AMOUNT))
                        .isEqualTo(new Cell.Whole(row.number() % 700)));
      }
    }
  }

  static final List<Type> USELESS =
      List.of(
          Types.optional(BOOLEAN).named("voucher_amount"),
          Types.optional(INT64).as(timeType(true, TimeUnit.MICROS)).named("voucher_amount"),
          Types.optional(INT32).as(timeType(true, TimeUnit.MILLIS)).named("voucher_amount"),
          Types.optional(FIXED_LEN_BYTE_ARRAY).length(4).named("voucher_amount"),
          Types.repeated(INT64).named("voucher_amount"),
          Types.optionalGroup()
              .addFields(Types.optional(INT64).named("cents"), Types.optional(INT64).named("scale"))
              .named("voucher_amount"));

  @ParameterizedTest
  @FieldSource("USELESS")
  void column_thatHoldsNoValue_isNamedWithItsType(Type type) throws Exception {
    Path file = write(schema(type), List.of(row -> {}));

    assertThat(catchThrowableOfType(UnusableFileException.class, () -> read(file)).reason())
        .startsWith("its column voucher_amount is neither text, number nor time, but: ")
        .contains("voucher_amount")
        .doesNotContain("\n");
  }

  @Test
  void columns_ofAnyTypeThatAreNotNeeded_areLeftAlone() throws Exception {
    // Given
    MessageType schema =
        schema(
            Types.optional(INT64).named("voucher_amount"),
            Types.repeated(BOOLEAN).named("flags"),
            Types.optionalGroup().addField(Types.optional(INT96).named("timestamp")).named("more"));

    // When
    List<Row> rows =
        read(
            write(
                schema,
                List.of(
                    row -> {
                      row.add("voucher_amount", 1L);
                      row.append("flags", true).append("flags", false);
                      row.addGroup("more");
                    })));

    // Then
    assertThat(rows)
        .singleElement()
        .extracting(row -> ((Row.Cells) row).get(Column.VOUCHER_AMOUNT))
        .isEqualTo(new Cell.Whole(1));
  }

  @Test
  void codec_thatIsNotKnown_isNamedBesideThoseThatAre() throws Exception {
    // Given
    Path file =
        ParquetFiles.write(
            folder.resolve("orders.parquet"),
            schema(Types.optional(INT64).named("voucher_amount")),
            List.of(row -> row.add("voucher_amount", 1L)),
            builder ->
                builder
                    .withCodecFactory(new Mislabelling())
                    .withCompressionCodec(CompressionCodecName.LZ4_RAW));

    // When, Then
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage(
            "its pages are compressed with LZ4_RAW; what can be read is: UNCOMPRESSED, SNAPPY,"
                + " GZIP, ZSTD");
  }

  @Test
  void page_withAByteChanged_isNoticedAtItsRow() throws Exception {
    // Given: plain numbers, in which any byte may be right
    Path file =
        ParquetFiles.write(
            folder.resolve("orders.parquet"),
            schema(Types.required(INT64).named("voucher_amount")),
            Collections.nCopies(1_500, row -> row.add("voucher_amount", 0x5A5A5A5AL)),
            builder -> builder.withDictionaryEncoding(false));
    String bytes = Files.readString(file, ISO_8859_1);
    String twoValues = "ZZZZ\0\0\0\0".repeat(2);
    int last = bytes.lastIndexOf(twoValues);
    Files.writeString(file, bytes.substring(0, last) + "Y" + bytes.substring(last + 1), ISO_8859_1);

    // When, Then: the group of rows before is whole
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("it is damaged from row 1000 on; get it again from where it came from");
  }

  /** Says that it compresses in a way that it doesn't. */
  private static final class Mislabelling implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) {
          return bytes;
        }

        @Override
        public CompressionCodecName getCodecName() {
          return name;
        }

        @Override
        public void release() {}
      };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {}
  }

  private static Arguments value(
      String name, Types.PrimitiveBuilder<PrimitiveType> type, Object value, Cell cell) {
    return Arguments.of(name, type.named("voucher_amount"), value, cell);
  }

  private static Types.PrimitiveBuilder<PrimitiveType> time(boolean utc, TimeUnit unit) {
    return Types.optional(INT64).as(timestampType(utc, unit));
  }

  private static Binary int96(int julianDay, long nanosOfDay) {
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    return bytes(bytes.putLong(nanosOfDay).putInt(julianDay).array());
  }

  private static Binary bytes(byte[] bytes) {
    return Binary.fromConstantByteArray(bytes);
  }

  private static Cell text(String text) {
    return new Cell.Text(text);
  }

  private static void add(Group row, Object value) {
    if (value instanceof Integer number) {
      row.add("voucher_amount", number);
    } else if (value instanceof Long number) {
      row.add("voucher_amount", number);
    } else if (value instanceof Float number) {
      row.add("voucher_amount", number);
    } else if (value instanceof Double number) {
      row.add("voucher_amount", number);
    } else if (value instanceof Binary bytes) {
      row.add("voucher_amount", bytes);
    } else {
      row.add("voucher_amount", (String) value);
    }
  }

  private Path write(MessageType schema, List<Consumer<Group>> rows) throws IOException {
    return ParquetFiles.write(
        folder.resolve("orders.parquet"), CompressionCodecName.SNAPPY, schema, rows);
  }

  /* These columns, and as text those that every history needs besides. */
  private static MessageType schema(Type... columns) {
    Stream<Type> others =
        Stream.of(Column.values())
            .filter(column -> column != Column.CUSTOMER_ID && column != Column.VOUCHER_AMOUNT)
            .map(column -> Types.optional(BINARY).as(stringType()).named(column.columnName()));
    return Types.buildMessage()
        .addFields(Stream.concat(others, Stream.of(columns)).toArray(Type[]::new))
        .named("schema");
  }

  private static List<Row> read(Path file) throws UnusableFileException, IOException {
    List<Row> rows = new ArrayList<>();
    try (HistoryReader reader = ParquetHistoryReader.open(file)) {
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
