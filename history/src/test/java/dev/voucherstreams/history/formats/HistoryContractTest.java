package dev.voucherstreams.history.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every history file, whatever its format and however it is packed. */
class HistoryContractTest {

  private static final Map<String, String> PERU =
      Map.of(
          "customer_id", "7",
          "country_code", "Peru",
          "timestamp", "2020-04-05 15:07:46.018867+00:00",
          "last_order_ts", "2020-01-06 00:00:00+00:00",
          "first_order_ts", "2019-01-06T12:00:00Z",
          "total_orders", "45.0",
          "voucher_amount", "2640.0");

  private static final List<String> COLUMNS =
      Stream.of(Column.values()).map(Column::columnName).toList();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Layout.class)
  void row_withAllValues_isTheOrder(Layout layout) throws Exception {
    // Given
    Path file = layout.write(folder, COLUMNS, List.of(PERU));

    // When
    List<OrderEvent> orders = Histories.orders(file);

    // Then
    assertThat(orders)
        .containsExactly(
            new OrderEvent(
                "test-0",
                7L,
                "Peru",
                Instant.parse("2020-04-05T15:07:46.018867Z"),
                Instant.parse("2020-01-06T00:00:00Z"),
                Instant.parse("2019-01-06T12:00:00Z"),
                45L,
                2640L,
                "test",
                0L));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void values_thatAreAbsent_areAbsentFromTheOrder(Layout layout) throws Exception {
    // Given: a row with nothing, and each value missing once
    List<Map<String, String>> rows = new ArrayList<>(List.of(Map.of("country_code", "Peru")));
    COLUMNS.forEach(column -> rows.add(without(column)));
    Path file = layout.write(folder, COLUMNS, rows);

    // When
    List<Row> read = Histories.rows(file);

    // Then
    assertThat(read).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row.Cells row = (Row.Cells) read.get(i);
      for (Column column : Column.values()) {
        String written = rows.get(i).get(column.columnName());
        assertThat(row.get(column))
            .isEqualTo(written == null ? Cell.ABSENT : new Cell.Text(written));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void rows_ofALongFile_comeInOrderAndAreNumberedFromZero(Layout layout) throws Exception {
    // Given
    int count = 2_345;
    Path file =
        layout.write(
            folder, COLUMNS, IntStream.range(0, count).mapToObj(HistoryContractTest::row).toList());

    // When
    List<OrderEvent> orders = Histories.orders(file);

    // Then
    assertThat(orders).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(orders.get(i).getRow()).isEqualTo(i);
      assertThat(orders.get(i).getTotalOrders()).isEqualTo(i);
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void columns_inAnyOrderAndMoreOfThem_areFoundByName(Layout layout) throws Exception {
    // Given
    List<String> columns = new ArrayList<>(COLUMNS);
    columns.addAll(List.of("index", "Timestamp", "notes"));
    Collections.reverse(columns);
    Map<String, String> row = new HashMap<>(PERU);
    row.put("index", "99");
    row.put("Timestamp", "never");
    row.put("notes", "\"one\", two\r\nand a line");

    // When
    List<OrderEvent> orders = Histories.orders(layout.write(folder, columns, List.of(row, PERU)));

    // Then
    Path plain = layout.write(folder, COLUMNS, List.of(PERU, PERU));
    assertThat(orders).isEqualTo(Histories.orders(plain));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void customer_withoutAColumn_isUnknown(Layout layout) throws Exception {
    // Given
    Path file = layout.write(folder, Histories.requiredColumns(), List.of(without("customer_id")));

    // When
    List<OrderEvent> orders = Histories.orders(file);

    // Then
    assertThat(orders).singleElement().returns(null, OrderEvent::getCustomerId);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void text_withCommasQuotesAndLines_isKept(Layout layout) throws Exception {
    // Given
    Map<String, String> row = new HashMap<>(PERU);
    row.put("country_code", "Per\u00fa, \"el pa\u00eds\"\nde las \ud83e\udd99");
    Path file = layout.write(folder, COLUMNS, List.of(row));

    // When
    List<OrderEvent> orders = Histories.orders(file);

    // Then
    assertThat(orders).singleElement().returns(row.get("country_code"), OrderEvent::getCountryCode);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void columns_thatAreMissing_areNamed(Layout layout) throws Exception {
    // Given
    Map<String, String> row = without("total_orders");
    row.remove("last_order_ts");
    List<String> columns = COLUMNS.stream().filter(row::containsKey).toList();
    Path file = layout.write(folder, columns, List.of(row));

    // When, Then
    assertThatThrownBy(() -> HistoryFile.of(file).open())
        .isInstanceOf(UnusableFileException.class)
        .hasMessage(
            "it lacks these columns: last_order_ts, total_orders; it has: customer_id,"
                + " country_code, timestamp, first_order_ts, voucher_amount");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void file_withoutRows_isUnusable(Layout layout) throws Exception {
    // Given
    Path file = layout.write(folder, COLUMNS, List.of());

    // When, Then
    assertThatThrownBy(() -> HistoryFile.of(file).open())
        .isInstanceOf(UnusableFileException.class)
        .message()
        .isIn("it has no rows", "it is empty");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void expectedRows_onTheWay_areAboutAsManyAsThereAre(Layout layout) throws Exception {
    // Given
    int count = 20_000;
    Path file = layout.write(folder, COLUMNS, Collections.nCopies(count, PERU));
    try (HistoryReader reader = HistoryFile.of(file).open()) {
      // When
      for (int i = 0; i < count / 2; i++) {
        reader.next();
      }

      // Then: packed files are short, and read in large pieces
      assertThat(reader.expectedRows()).isBetween(count / 2L, 2L * count);
      for (int i = count / 2; i < count; i++) {
        reader.next();
      }
      assertThat(reader.next()).isEmpty();
      assertThat(reader.expectedRows()).isEqualTo(count);
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void file_cutOffAnywhere_saysSoOrIsShorter(Layout layout) throws Exception {
    // Given
    List<Map<String, String>> rows =
        IntStream.range(0, 100).mapToObj(HistoryContractTest::row).toList();
    Path whole = layout.write(folder, COLUMNS, rows);
    byte[] bytes = Files.readAllBytes(whole);
    int known = 0;
    for (int length = 1; length < bytes.length; length += Math.max(1, bytes.length / 50)) {
      // When
      Path part = Files.write(folder.resolve(layout.fileName()), Arrays.copyOf(bytes, length));
      known += isKnownToBeCutOff(part) ? 1 : 0;
    }

    // Then: text alone can end anywhere
    if (layout != Layout.CSV && layout != Layout.NDJSON) {
      assertThat(known).isGreaterThanOrEqualTo(50);
    }
    assertThat(known).isPositive();
  }

  /* Also true where a row is left that is not whole. */
  private static boolean isKnownToBeCutOff(Path file) throws IOException {
    try {
      return Histories.parsed(file).stream()
          .anyMatch(dev.voucherstreams.history.order.ParsedRow.Rejected.class::isInstance);
    } catch (UnusableFileException e) {
      assertThat(e.reason()).isNotBlank().doesNotContain("\n");
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void reader_whenClosed_leavesNothingBehind(Layout layout) throws Exception {
    // Given
    Path file = layout.write(folder, COLUMNS, List.of(PERU));
    List<String> before = temporaryFiles();

    // When
    Histories.rows(file);

    // Then
    assertThat(temporaryFiles()).isEqualTo(before);
  }

  private static List<String> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("history-") && name.endsWith(".parquet"))
          .sorted()
          .toList();
    }
  }

  private static Map<String, String> row(int totalOrders) {
    Map<String, String> row = new HashMap<>(PERU);
    row.put("total_orders", Integer.toString(totalOrders));
    return row;
  }

  private static Map<String, String> without(String column) {
    Map<String, String> row = new HashMap<>(PERU);
    row.remove(column);
    return row;
  }
}
