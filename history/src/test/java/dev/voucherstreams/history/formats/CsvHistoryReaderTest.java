package dev.voucherstreams.history.formats;

import static dev.voucherstreams.history.formats.Histories.HEADER;
import static dev.voucherstreams.history.formats.Histories.ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvHistoryReaderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lines_endedInAnyWay_areRows(String end) throws Exception {
    assertThat(rows(HEADER + end + ROW + end + ROW + end)).hasSize(2).allMatch(this::isWhole);
    assertThat(rows(HEADER + end + ROW + end + ROW)).hasSize(2).allMatch(this::isWhole);
  }

  @Test
  void byteOrderMark_isNoPartOfTheHeader() throws Exception {
    assertThat(rows("\uFEFF" + HEADER + "\n" + ROW)).singleElement().matches(this::isWhole);
  }

  @Test
  void emptyLines_areNoRows() throws Exception {
    List<Row> rows = rows("\n" + HEADER + "\n\n" + ROW + "\n\r\n\n" + ROW + "\n\n");

    assertThat(rows).extracting(Row::number).containsExactly(0L, 1L);
    assertThat(rows).allMatch(this::isWhole);
  }

  @Test
  void quotes_keepCommasQuotesAndLineEnds() throws Exception {
    // Given
    String header = HEADER.replace("country_code", "\"country_code\"");

    // When
    List<Row> rows = rows(header + "\n" + ROW.replace("Peru", "\"a,\"\"b\"\"\r\nc\"") + "\n" + ROW);

    // Then
    assertThat(((Row.Cells) rows.get(0)).get(Column.COUNTRY_CODE))
        .isEqualTo(new Cell.Text("a,\"b\"\r\nc"));
    assertThat(rows.get(1).number()).isEqualTo(1);
    assertThat(rows.get(1)).matches(this::isWhole);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void separator_isTheOneOfTheHeader(String separator) throws Exception {
    // Given
    String header = "\n" + HEADER.replace(",", separator);
    String row = ROW.replace(",", separator);

    // When
    List<Row> rows =
        rows(
            header
                + "\n"
                + row
                + "\n"
                + row.replace("Peru", "a,b;")
                + "\n"
                + row
                + "\n1"
                + separator);

    // Then
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)).matches(this::isWhole);
    assertThat(rows.get(2)).matches(this::isWhole);
    assertThat(rows.get(3))
        .isInstanceOfSatisfying(
            Row.Broken.class,
            row3 -> {
              assertThat(row3.line()).isEqualTo("1" + separator);
            });
  }

  @Test
  void field_longerThanAMebibyte_isNamedWithWhatMayHaveMadeItSo() {
    assertThatThrownBy(() -> rows(HEADER + "\n\"" + "x\n".repeat(600_000) + "\n" + ROW))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContaining("from row 0 on")
        .hasMessageContaining(
            "a field has more than 1,048,576 characters; maybe a quote opens there");
  }

  @Test
  void blanksAroundAValue_areNoPartOfIt() throws Exception {
    List<Row> rows = rows(HEADER + "\n" + ROW.replace("Peru", "  Peru\t").replace("2640", " "));

    assertThat(((Row.Cells) rows.get(0)).get(Column.COUNTRY_CODE)).isEqualTo(new Cell.Text("Peru"));
    assertThat(((Row.Cells) rows.get(0)).get(Column.VOUCHER_AMOUNT)).isEqualTo(Cell.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "nan", "NaN", "NaT", "None", "NULL", "<NA>"})
  void absent_hasManySpellings(String spelling) throws Exception {
    List<Row> rows = rows(HEADER + "\n" + ROW.replace("2640", spelling));

    assertThat(((Row.Cells) rows.get(0)).get(Column.VOUCHER_AMOUNT)).isEqualTo(Cell.ABSENT);
  }

  @Test
  void row_withTooManyOrTooFewFields_isBrokenAndTheRestIsRead() throws Exception {
    // When
    List<Row> rows = rows(String.join("\n", HEADER, ROW + ",\"a \"\" b\"", "Peru, ", ROW));

    // Then
    assertThat(rows)
        .first()
        .isEqualTo(
            new Row.Broken(0, "it has 7 fields, but the header has 6", ROW + ",\"a \"\" b\""));
    assertThat(rows.get(1))
        .isEqualTo(new Row.Broken(1, "it has 2 fields, but the header has 6", "Peru, "));
    assertThat(rows.get(2)).matches(this::isWhole);
    assertThat(rows).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void quote_thatIsNeverClosed_isAnErrorAtItsRow(String end) throws Exception {
    Path file = csv(HEADER + ",note", ROW + ",ok", ROW + ",\"never closed", ROW + ",ok" + end);

    try (HistoryReader reader = HistoryFile.of(file).open()) {
      assertThat(reader.next()).isPresent();
      assertThatThrownBy(reader::next)
          .isInstanceOf(UnusableFileException.class)
          .hasMessageStartingWith(
              "it is cut off or damaged from row 1 on (this row opens a quote that is never closed");
    }
  }

  @Test
  void quote_thatTheNextOneCloses_rejectsItsRowWithWhatItTookIn() throws Exception {
    // Given
    String opens = ROW + ",\"never closed";

    // When
    List<Row> rows =
        Histories.rows(csv(HEADER + ",note", opens, ROW + ",ok", ROW + ",\"neither", ROW + ",ok"));

    // Then
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .isInstanceOfSatisfying(
            Row.Broken.class,
            broken -> {
              assertThat(broken.reason())
                  .isEqualTo("a quote in it is not closed and takes in the rows after it");
              assertThat(broken.line()).contains(ROW + ",ok\n" + ROW + ",neither");
            });
    assertThat(rows.get(1)).matches(this::isWhole);
  }

  @Test
  void note_overLinesWithCommasAndQuotes_isNoUnclosedQuote() throws Exception {
    List<Row> rows =
        Histories.rows(csv(HEADER + ",note", ROW + ",\"a, b\n\"\"c\"\", d\ne\"", ROW + ",ok"));

    assertThat(rows).hasSize(2).allMatch(this::isWhole);
  }

  @Test
  void names_inAnyCaseAndWithBlanks_areFound() throws Exception {
    String header =
        HEADER.replace(",", " , ").replace("country_code", "Country_Code").toUpperCase(Locale.ROOT);

    assertThat(rows(header + "\n" + ROW)).singleElement().matches(this::isWhole);
  }

  @ParameterizedTest
  @CsvSource({"country code", "CountryCode", "country-code", "contry_code", "countr_code"})
  void name_thatIsNearlyRight_isSuggested(String name) throws Exception {
    Path file = csv(HEADER.replace("country_code", name), ROW);

    assertThatThrownBy(() -> HistoryFile.of(file).open())
        .isInstanceOf(UnusableFileException.class)
        .hasMessageStartingWith(
            "it lacks these columns: country_code (did you mean \"%s\"? then rename it); it has: ",
            name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\N", "NA", "na", "N/A", "#N/A", "#NA"})
  void absent_isAlsoWhatDatabasesAndSpreadsheetsWrite(String spelling) throws Exception {
    List<Row> rows = rows(HEADER + "\n" + ROW.replace("2640", spelling));

    assertThat(((Row.Cells) rows.get(0)).get(Column.VOUCHER_AMOUNT)).isEqualTo(Cell.ABSENT);
  }

  @Test
  void packedUnderAPlainName_andPlainUnderAPackedOne_areBothRead() throws Exception {
    // Given
    Path plain = Files.writeString(folder.resolve("orders.csv.gz"), HEADER + "\n" + ROW);

    // When, Then
    assertThat(Histories.rows(plain)).singleElement().matches(this::isWhole);
  }

  private List<Row> rows(String csv) throws Exception {
    return Histories.rows(Files.writeString(folder.resolve("orders.csv"), csv));
  }

  private Path csv(String... lines) throws Exception {
    return Files.writeString(folder.resolve("orders.csv"), String.join("\n", lines));
  }

  private boolean isWhole(Row row) {
    return row instanceof Row.Cells cells
        && cells.get(Column.VOUCHER_AMOUNT).equals(new Cell.Text("2640"))
        && cells.get(Column.TIMESTAMP).equals(new Cell.Text("2020-04-05 15:07:46"));
  }
}
