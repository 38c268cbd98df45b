package dev.voucherstreams.history.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.formats.Histories;
import dev.voucherstreams.history.order.ParsedRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectFileTest {

  private static final ParsedRow.Rejected BAD_TIME =
      new ParsedRow.Rejected(
          new Row.Cells(
              17,
              Map.of(
                  Column.CUSTOMER_ID, new Cell.Whole(7),
                  Column.COUNTRY_CODE, new Cell.Text("\"Peru\",\nLima"),
                  Column.TIMESTAMP, new Cell.Text("yesterday"),
                  Column.FIRST_ORDER_TS, new Cell.Time(1_586_099_266_018_867L),
                  Column.VOUCHER_AMOUNT, new Cell.Real(2640))),
          "timestamp is not a time: yesterday");

  private static final ParsedRow.Rejected BROKEN =
      new ParsedRow.Rejected(
          new Row.Broken(18, "it has 2 fields, but the header has 7", "a,\"b\nc\""),
          "it has 2 fields, but the header has 7");

  @TempDir private Path folder;

  @Test
  void rows_ofBothKinds_areCsvWithAsManyFieldsInEachLine() throws IOException {
    // When
    Path path = write(BAD_TIME, BROKEN);

    // Then
    assertThat(path).isEqualTo(folder.resolve("peru.rejects.csv"));
    assertThat(records(path))
        .containsExactly(
            List.of(
                "row",
                "reason",
                "customer_id",
                "country_code",
                "timestamp",
                "last_order_ts",
                "first_order_ts",
                "total_orders",
                "voucher_amount",
                "line"),
            List.of(
                "17",
                "timestamp is not a time: yesterday",
                "7",
                "\"Peru\",\nLima",
                "yesterday",
                "",
                "2020-04-05T15:07:46.018867Z",
                "",
                "2640.0",
                ""),
            List.of(
                "18",
                "it has 2 fields, but the header has 7",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "a,\"b\nc\""));
  }

  @Test
  void rows_putRight_areAHistory() throws Exception {
    // Given
    Path path = write(BAD_TIME);
    Files.writeString(path, Files.readString(path).replace(",yesterday,", ",2020-04-05,"));

    // When
    List<OrderEvent> orders = Histories.orders(path);

    // Then
    assertThat(orders)
        .singleElement()
        .returns(7L, OrderEvent::getCustomerId)
        .returns("\"Peru\",\nLima", OrderEvent::getCountryCode)
        .returns(2640L, OrderEvent::getVoucherAmount);
  }

  @Test
  void run_withoutRejects_leavesNoFileNotEvenAnOldOne() throws IOException {
    // Given
    Path old = write(BAD_TIME);

    // When
    write();

    // Then
    assertThat(old).doesNotExist();
  }

  @Test
  void folder_thatIsAbsent_isMade() throws IOException {
    try (RejectFile rejects = RejectFile.create(folder.resolve("a/b"), "peru")) {
      rejects.add(BROKEN);
    }

    assertThat(folder.resolve("a/b/peru.rejects.csv")).exists();
  }

  @Test
  void folder_thatIsAFile_isAnIoException() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatIOException().isThrownBy(() -> RejectFile.create(file, "peru"));
  }

  @Test
  void disk_thatIsFull_isAnIoExceptionAtARowOrAtTheEnd() throws IOException {
    for (int rows : List.of(1, 1_000)) {
      RejectFile rejects = RejectFile.create(folder, "peru");
      Files.createSymbolicLink(RejectFile.path(folder, "peru"), Path.of("/dev/full"));

      assertThatIOException()
          .isThrownBy(
              () -> {
                try (rejects) {
                  for (int row = 0; row < rows; row++) {
                    rejects.add(BROKEN);
                  }
                }
              });
    }
  }

  @Test
  void halfOfASurrogatePair_whichJsonCanHold_isAQuestionMark() throws IOException {
    Row half = new Row.Cells(3, Map.of(Column.COUNTRY_CODE, new Cell.Text("Per\ud800")));

    Path path = write(new ParsedRow.Rejected(half, "timestamp is not a time: \ud800"));

    assertThat(records(path).get(1)).contains("Per?", "timestamp is not a time: ?");
  }

  private Path write(ParsedRow.Rejected... rows) throws IOException {
    try (RejectFile rejects = RejectFile.create(folder, "peru")) {
      for (ParsedRow.Rejected row : rows) {
        rejects.add(row);
      }
      return RejectFile.path(folder, "peru");
    }
  }

  /* Strict: another number of fields in a line is an error. */
  private static List<List<String>> records(Path path) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(path)) {
      return csv.stream().map(CsvRecord::getFields).toList();
    }
  }
}
