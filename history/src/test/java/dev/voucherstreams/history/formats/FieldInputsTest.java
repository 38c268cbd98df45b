package dev.voucherstreams.history.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.ThousandsDots;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.order.ParsedRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that people brought. They are not part of the project: where they are missing this says so,
 * and with {@code REQUIRE_SAMPLE=true}, as in CI, it fails.
 */
class FieldInputsTest {

  private static final Path INPUTS = Path.of("..", "../shared/field-inputs");

  @BeforeAll
  static void requireInputs() {
    if (!Files.isDirectory(INPUTS)) {
      String message = "the inputs from the field are not at " + INPUTS.toAbsolutePath();
      if ("true".equals(System.getenv("REQUIRE_SAMPLE"))) {
        fail(message);
      }
      System.out.println("Going without them: " + message);
      Assumptions.abort(message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "time-utc-suffix.csv, 2, 2020-05-20T15:43:38.364972Z",
    "header-with-blanks.csv, 2, 2020-05-20T15:43:38.364972Z",
    "epoch-float.ndjson, 3, 2020-05-20T15:43:38Z",
    "epoch-double.parquet, 12, 2020-05-20T15:43:38Z",
    "spark-v2-empty-page.parquet, 12, 2020-05-20T15:43:38Z",
    "empty-row-group.parquet, 12, 2020-05-20T15:43:38.364972Z"
  })
  void file_isReadToItsEnd(String name, int rows, Instant firstTime) throws Exception {
    List<OrderEvent> orders = Histories.orders(INPUTS.resolve(name));

    assertThat(orders).hasSize(rows);
    assertThat(orders.get(0))
        .returns(firstTime, OrderEvent::getTimestamp)
        .returns("Peru", OrderEvent::getCountryCode)
        .returns(2640L, OrderEvent::getVoucherAmount);
  }

  @Test
  void markersOfWhatIsAbsent_areAbsent() throws Exception {
    List<ParsedRow> rows = Histories.parsed(INPUTS.resolve("null-markers.csv"));

    assertThat(rows).hasSize(10);
    assertThat(rows.stream().filter(ParsedRow.Rejected.class::isInstance))
        .extracting(row -> ((ParsedRow.Rejected) row).reason())
        .containsExactly(
            "customer_id is not a whole number of 64 bits: -",
            "customer_id is not a whole number of 64 bits: .");
  }

  @Test
  void quote_thatIsNeverClosed_isNamedWithItsRow() {
    assertThatThrownBy(() -> Histories.rows(INPUTS.resolve("quote-never-closed.csv")))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage(
            "it is cut off or damaged from row 1 on (this row opens a quote that is never closed);"
                + " get it again from where it came from");
  }

  @Test
  void objects_overSeveralLines_areShown() {
    assertThatThrownBy(() -> HistoryFile.of(INPUTS.resolve("pretty-printed.ndjson")).open())
        .isInstanceOf(UnusableFileException.class)
        .hasMessage("its lines are not JSON objects, one object a line; the first line is: {");
  }

  @Test
  void dots_thatSeparateThousands_areNoticed() throws Exception {
    ThousandsDots dots = new ThousandsDots();
    for (Row row : Histories.rows(INPUTS.resolve("dot-as-thousands.csv"))) {
      dots.add(((Row.Cells) row).get(Column.VOUCHER_AMOUNT));
    }

    assertThat(dots.example()).contains("2.000");
  }
}
