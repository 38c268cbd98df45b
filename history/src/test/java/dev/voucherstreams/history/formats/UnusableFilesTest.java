package dev.voucherstreams.history.formats;

import static dev.voucherstreams.history.formats.Histories.HEADER;
import static dev.voucherstreams.history.formats.Histories.ROW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voucherstreams.history.UnusableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that can't be loaded: one line each that says why and, if it isn't obvious, what to do. */
class UnusableFilesTest {

  private static final String CSV = HEADER + "\n" + ROW + "\n";
  private static final String NDJSON = "{\"timestamp\": \"2020-04-05 15:07:46\"}\n";

  @TempDir private Path folder;

  @Test
  void file_thatIsAbsent_isNotThere() {
    assertThat(reason(folder.resolve("absent.csv"))).isEqualTo("there is no such file");
  }

  @Test
  void file_thatIsADirectory_isRefused() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("orders.csv"));

    assertThat(reason(directory)).isEqualTo("it is a directory; give one of the files in it");
  }

  @Test
  void file_thatIsADevice_isRefusedInsteadOfWaitedFor() {
    assertThat(reason(Path.of("/dev/null")))
        .isEqualTo("it is not a file that can be read twice; make a copy of it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "orders.txt", "orders.gz"})
  void file_withAnotherEnding_hasToSayItsFormat(String name) throws IOException {
    assertThat(reason(write(name, CSV.getBytes(UTF_8))))
        .isEqualTo(
            "its name doesn't tell its format; let it end in .parquet, .csv, .ndjson or .jsonl,"
                + " with or without .gz or .zst after it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"e.parquet", "e.csv", "e.ndjson", "e.csv.gz", "e.parquet.gz"})
  void file_withNothingInIt_isEmpty(String name) throws IOException {
    assertThat(reason(write(name, new byte[0]))).isEqualTo("it is empty");
    assertThat(reason(write(name, gzip(new byte[0])))).isEqualTo("it is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"e.csv", "e.ndjson.gz"})
  void text_ofBlanksOnly_isEmpty(String name) throws IOException {
    assertThat(reason(write(name, "\n\r\n  \n".getBytes(UTF_8)))).isEqualTo("it is empty");
    assertThat(reason(write(name, "\uFEFF".getBytes(UTF_8)))).isEqualTo("it is empty");
  }

  @Test
  void csv_ofManyEmptyLines_isUnusable() throws IOException {
    assertThat(reason(write("e.csv", "\n".repeat(5_000).getBytes(UTF_8)))).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "o.parquet, CSV, 'it is not Parquet, as its name says, but text; if it is CSV, rename it to end"
        + " in .csv'",
    "o.parquet, NDJSON, 'it is not Parquet, as its name says, but JSON objects; if it has one a"
        + " line, rename it to end in .ndjson'",
    "o.csv, NDJSON, 'it is not CSV, as its name says, but JSON objects; if it has one a line, rename"
        + " it to end in .ndjson'",
    "o.ndjson, CSV, 'it is not NDJSON, as its name says, but text; if it is CSV, rename it to end in"
        + " .csv'"
  })
  void file_thatIsNotWhatItsNameSays_isTold(String name, String content, String reason)
      throws IOException {
    byte[] bytes = (content.equals("CSV") ? CSV : NDJSON).getBytes(UTF_8);

    assertThat(reason(write(name, bytes))).isEqualTo(reason);
    assertThat(reason(write(name + ".gz", gzip(bytes)))).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.csv", "o.ndjson", "o.csv.gz"})
  void text_thatIsParquet_isToBeRenamed(String name) throws IOException {
    assertThat(reason(write(name, "PAR1 and so on".getBytes(UTF_8))))
        .endsWith("but Parquet; rename it to end in .parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.csv", "o.ndjson", "o.parquet", "o.csv.gz"})
  void file_thatIsBinary_isTold(String name) throws IOException {
    assertThat(reason(write(name, CSV.getBytes(UTF_16))))
        .endsWith("but binary data (or text that is not UTF-8)");
  }

  @Test
  void ndjson_thatIsOneArray_isToBeWrittenAnew() throws IOException {
    assertThat(reason(write("o.ndjson", ("[" + NDJSON + "]").getBytes(UTF_8))))
        .isEqualTo(
            "it is not NDJSON, as its name says, but a JSON array; write one object a line"
                + " instead");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  \"timestamp\": \"2020-04-05\",\n  \"total_orders\": 14\n}\n",
        "\u001E{\"timestamp\": \"2020-04-05\"}\n\u001E{\"timestamp\": \"2020-04-05\"}\n"
      })
  void ndjson_ofOtherLinesThanObjects_showsTheFirst(String text) throws IOException {
    assertThat(reason(write("o.ndjson", text.getBytes(UTF_8))))
        .startsWith("its lines are not JSON objects, one object a line; the first line is: ")
        .contains("{")
        .hasLineCount(1);
  }

  @Test
  void parquet_thatIsEncryptedAsAWhole_isTold() throws IOException {
    assertThat(reason(write("o.parquet", "PARE and so on".getBytes(UTF_8))))
        .isEqualTo("it is encrypted; write it anew without encryption");
  }

  @Test
  void parquet_thatOnlyBeginsLikeIt_isDamaged() throws IOException {
    assertThat(reason(write("o.parquet", "PAR1 and so on, and on".getBytes(UTF_8))))
        .isEqualTo(
            "it is cut off or damaged: its Parquet footer can't be read; get it again from where it"
                + " came from");
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.csv.gz", "o.ndjson.gz", "o.parquet.gz"})
  void packed_thatIsCutOff_isDamaged(String name) throws IOException {
    byte[] packed = gzip(CSV.getBytes(UTF_8));

    assertThat(reason(write(name, Arrays.copyOf(packed, 30))))
        .startsWith("it is cut off or damaged (")
        .endsWith("; get it again from where it came from");
    assertThat(reason(write(name, Arrays.copyOf(packed, 2))))
        .startsWith("it is cut off or damaged");
  }

  @Test
  void packed_thatIsCutOffAfterAMillionRows_saysFromWhichRow() throws IOException {
    // Given
    byte[] packed = gzip((CSV + (ROW + "\n").repeat(20_000)).getBytes(UTF_8));
    Path file = write("o.csv.gz", Arrays.copyOf(packed, packed.length - 20));

    // When
    UnusableFileException e =
        catchThrowableOfType(UnusableFileException.class, () -> Histories.rows(file));

    // Then
    assertThat(e.reason())
        .matches("it is cut off or damaged from row \\d{5} on \\(.*\\); get it .*");
  }

  @Test
  void csv_withCarets_showsWhatItHasInstead() throws IOException {
    assertThat(reason(write("o.csv", CSV.replace(',', '^').getBytes(UTF_8))))
        .startsWith("it lacks these columns: country_code, timestamp,")
        .endsWith(
            "it has: timestamp^country_code^last_order_ts^first_order_ts^total_orders^voucher_amount");
  }

  @Test
  void csv_withAColumnTwice_isAmbiguous() throws IOException {
    assertThat(reason(write("o.csv", (HEADER + ",timestamp\n" + ROW + ",x\n").getBytes(UTF_8))))
        .isEqualTo("its header has the column timestamp twice");
  }

  @Test
  void csv_withAnEndlessHeader_isToldInOneLine() throws IOException {
    String header = "\"a\nb\"" + ",column_with_a_long_name".repeat(500);

    assertThat(reason(write("o.csv", header.getBytes(UTF_8))))
        .contains("it has: a b, column_with")
        .endsWith(", ...")
        .doesNotContain("\n")
        .hasSizeLessThan(1_500);
  }

  @Test
  void csv_withAQuoteThatIsNeverClosed_isUnusableAtALimit() throws IOException {
    // Given
    String text = CSV + "\"" + (ROW + "\n").repeat(20_000);
    Path file = write("o.csv", text.getBytes(UTF_8));

    // When
    UnusableFileException e =
        catchThrowableOfType(UnusableFileException.class, () -> Histories.rows(file));

    // Then
    assertThat(e.reason()).startsWith("it is cut off or damaged from row 1 on (");
  }

  @Test
  void ndjson_withAnEndlessLine_isUnusable() throws IOException {
    String text = "{\"a\": \"" + "x".repeat(3 * 1024 * 1024) + "\"}";

    assertThat(reason(write("o.ndjson", text.getBytes(UTF_8))))
        .isEqualTo(
            "it is cut off or damaged from row 0 on (a line has more than 1048576 characters); get"
                + " it again from where it came from");
  }

  @Test
  void ndjson_withoutAnyColumn_showsWhatItHas() throws IOException {
    assertThat(reason(write("o.ndjson", "{\"a\": 1}\n{\"b\": {\"c\": 2}}".getBytes(UTF_8))))
        .endsWith("it has: a, b");
  }

  @Test
  void csv_inAnotherCharacterSet_isReadAsFarAsItGoes() throws Exception {
    Path file = write("o.csv", CSV.replace("Peru", "Per\u00fa").getBytes(ISO_8859_1));

    assertThat(Histories.orders(file)).singleElement().returns(14L, o -> o.getTotalOrders());
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String reason(Path file) {
    return catchThrowableOfType(
            UnusableFileException.class, () -> HistoryFile.of(file).open().close())
        .reason();
  }
}
