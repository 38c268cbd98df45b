package dev.voucherstreams.history.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands in a Parquet file, whatever the column's type, comes out as what it means. The files
 * under {@code resources/parquet} are parquet-java's (1.18.1), not DuckDB's own.
 */
class ParquetHistoryReaderTest {

  private static final Cell TIME = new Cell.Time(1_586_099_266_018_000L);
  private static final Cell AMOUNT = new Cell.Exact(new BigDecimal("2640.00"));

  @TempDir private Path folder;

  static final List<Arguments> VALUES =
      List.of(
          Arguments.of("text", new Cell.Text("Peru")),
          Arguments.of("bytes", new Cell.Text("45.0")),
          Arguments.of("empty-text", Cell.ABSENT),
          Arguments.of("ms-utc", TIME),
          Arguments.of("ms-local", TIME),
          Arguments.of("us-utc", TIME),
          Arguments.of("us-local", TIME),
          Arguments.of("ns-utc", TIME),
          Arguments.of("ns-local", TIME),
          Arguments.of("before-1970", new Cell.Time(0)), // By a nanosecond, which is cut off.
          Arguments.of("nat-in-us", Cell.ABSENT),
          Arguments.of("nat-in-ns", Cell.ABSENT),
          Arguments.of("int96", TIME),
          Arguments.of("int96-of-1970", new Cell.Time(0)),
          Arguments.of("date", new Cell.Time(1_586_044_800_000_000L)),
          Arguments.of("far-date", new Cell.Text("day -2147483648")),
          Arguments.of("int32", new Cell.Whole(-45)),
          Arguments.of("int64", new Cell.Whole(1L << 40)),
          Arguments.of("int8", new Cell.Whole(45)),
          Arguments.of("uint32", new Cell.Whole(4_294_967_295L)),
          Arguments.of("uint64", new Cell.Exact(new BigDecimal("18446744073709551615"))),
          Arguments.of("double", new Cell.Real(2640)),
          Arguments.of("nan", Cell.ABSENT),
          Arguments.of("float", new Cell.Real(2640.5)),
          Arguments.of("float-nan", Cell.ABSENT),
          Arguments.of("decimal-int32", AMOUNT),
          Arguments.of("decimal-int64", AMOUNT),
          Arguments.of("decimal-bytes", AMOUNT),
          Arguments.of("negative-decimal-bytes", new Cell.Exact(new BigDecimal("-0.01"))),
          Arguments.of("decimal-fixed", AMOUNT));

  @ParameterizedTest(name = "{0}")
  @FieldSource("VALUES")
  void value_ofAnyType_isWhatItMeans(String name, Cell cell) throws Exception {
    // When: the value, none, and the value again
    List<Row> read = read(resource(name));

    // Then
    assertThat(read)
        .extracting(row -> ((Row.Cells) row).get(Column.VOUCHER_AMOUNT))
        .containsExactly(cell, Cell.ABSENT, cell);
  }

  /* DuckDB makes microseconds of it before anybody is asked. */
  @ParameterizedTest
  @ValueSource(strings = {"nat-in-ms", "far-ms"})
  void milliseconds_thatAreNoMicroseconds_areNamed(String name) {
    assertThatThrownBy(() -> read(resource(name)))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage(
            "it can't be read from row 0 on: Could not convert Timestamp(MS) to Timestamp(US)");
  }

  @ParameterizedTest
  @CsvSource({"v1, uncompressed", "v1, snappy", "v2, uncompressed", "v2, snappy", "v2, zstd"})
  void pages_ofBothVersions_areRead(String version, String codec) throws Exception {
    // Given
    Path file = folder.resolve("orders.parquet");
    ParquetFiles.write(
        file,
        ", row_group_size 2048, parquet_version %s, codec %s".formatted(version, codec),
        orders("i %% 700", 5_000));

    // When
    List<Row> read = read(file);

    // Then
    assertThat(read).hasSize(5_000);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).number()).isEqualTo(i);
      assertThat(((Row.Cells) read.get(i)).get(Column.VOUCHER_AMOUNT))
          .isEqualTo(new Cell.Whole(i % 700));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"boolean", "time-of-day-us", "time-of-day-ms", "repeated", "group"})
  void column_thatHoldsNoValue_isNamedWithItsType(String name) {
    assertThat(reason(resource(name)))
        .startsWith("its column voucher_amount is neither text, number nor time, but: ")
        .doesNotContain("\n");
  }

  @Test
  void columns_ofAnyTypeThatAreNotNeeded_areLeftAlone() throws Exception {
    // Given
    Path file = folder.resolve("orders.parquet");
    ParquetFiles.write(
        file,
        "",
        "select {'timestamp': now(), 'more': {'timestamp': 1}} as more, [true, false] as flags,"
            + " map {'timestamp': 'never'} as pairs, * from (%s)".formatted(orders("1", 1)));

    // When, Then
    assertThat(read(file))
        .singleElement()
        .extracting(row -> ((Row.Cells) row).get(Column.VOUCHER_AMOUNT))
        .isEqualTo(new Cell.Whole(1));
  }

  @Test
  void column_ofNullsOnly_isAbsent() throws Exception {
    // Given
    Path file = folder.resolve("orders.parquet");
    ParquetFiles.write(file, ", parquet_version v2", orders("null::bigint", 3));

    // When, Then
    assertThat(read(file))
        .hasSize(3)
        .allSatisfy(
            row -> assertThat(((Row.Cells) row).get(Column.VOUCHER_AMOUNT)).isEqualTo(Cell.ABSENT));
  }

  @Test
  void name_thatIsExactlyRight_goesBeforeOneInAnotherCase() throws Exception {
    assertThat(read(resource("names-in-two-cases")))
        .singleElement()
        .extracting(row -> ((Row.Cells) row).get(Column.TIMESTAMP))
        .isEqualTo(new Cell.Text("2020-04-05 15:07:46"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what's*here?.parquet",
        "[a]b{c,d}.parquet",
        "year=2020/a.parquet",
        "a\\b.parquet"
      })
  void fileName_thatMeansSomethingToDuckDb_isAName(String name) throws Exception {
    // Given
    Path plain = folder.resolve("plain.parquet");
    ParquetFiles.write(plain, "", orders("1", 1));
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.move(plain, file);

    // When, Then
    assertThat(read(file)).hasSize(1);
  }

  @Test
  void text_thatIsNotUtf8_isTold() {
    assertThat(reason(resource("not-utf-8")))
        .isEqualTo("it has text that is not UTF-8; write it anew in UTF-8");
  }

  @Test
  void column_thatIsEncrypted_isTold() {
    assertThat(reason(resource("encrypted-column")))
        .isEqualTo("it is encrypted; write it anew without encryption");
  }

  /* In a process of its own: what DuckDB may take is said by the environment. */
  @Test
  void rowGroup_thatIsTooLargeForTheMemory_isToldWithWhatItNeeds() throws Exception {
    // Given
    Path file = folder.resolve("orders.parquet");
    ParquetFiles.write(
        file, ", row_group_size 1000000", orders("hash(i)::varchar || hash(i + 1)", 600_000));

    // When, Then
    assertThat(reasonWithMemory("20MB", file))
        .matches(
            "its largest row group, 600,000 rows, is \\d+ MB unpacked, and needs more than that to be"
                + " read: that is too much for VOUCHER_DUCKDB_MEMORY=20MB; let it be \\d+MB, or write"
                + " smaller row groups\n");
  }

  @Test
  void memory_thatIsNone_isNamedWithItsVariable() throws Exception {
    assertThat(reasonWithMemory("lots", resource("text")))
        .isEqualTo("VOUCHER_DUCKDB_MEMORY must be an amount of memory such as 2GB, but is: lots\n");
  }

  private static String reasonWithMemory(String memory, Path file) throws Exception {
    ProcessBuilder reader =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Reason.class.getName(),
            file.toString());
    reader.environment().put("VOUCHER_DUCKDB_MEMORY", memory);
    Process process = reader.redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  /** A program of its own that says why a file can't be read. */
  static final class Reason {
    public static void main(String[] files) {
      System.out.println(reason(Path.of(files[0])));
    }
  }

  /* Rows of a history in which amounts are made of i, which counts from 0. */
  private static String orders(String amount, int rows) {
    return """
        select 'Peru' as country_code, now() as timestamp, now() as last_order_ts,
          now() as first_order_ts, 14 as total_orders, (%s) as voucher_amount
        from range(%d) as _(i)"""
        .formatted(amount.replace("%%", "%"), rows);
  }

  private static Path resource(String name) {
    try {
      return Path.of(
          ParquetHistoryReaderTest.class.getResource("/parquet/" + name + ".parquet").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String reason(Path file) {
    return catchThrowableOfType(UnusableFileException.class, () -> read(file)).reason();
  }

  private static List<Row> read(Path file) throws UnusableFileException, IOException {
    List<Row> rows = new ArrayList<>();
    try (HistoryReader reader = ParquetHistoryReader.open(file, () -> {})) {
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
