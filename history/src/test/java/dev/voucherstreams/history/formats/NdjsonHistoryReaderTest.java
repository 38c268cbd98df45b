package dev.voucherstreams.history.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.order.ParsedRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonHistoryReaderTest {

  private static final String WHOLE =
      """
      {"timestamp": "2020-04-05 15:07:46", "country_code": "Peru", "last_order_ts": "2020-01-06", \
      "first_order_ts": "2019-01-06", "total_orders": 14, "voucher_amount": 2640}""";

  @TempDir private Path folder;

  @Test
  void numbersAndText_meanTheSame() throws Exception {
    // Given
    String numbers =
        """
        {"timestamp": 1586099266018, "country_code": "Peru", "last_order_ts": 1578268800, \
        "first_order_ts": 1546732800000000, "total_orders": 45.0, "voucher_amount": 2.64e3}""";
    String text =
        """
        {"timestamp": "2020-04-05T15:07:46.018Z", "country_code": "Peru", \
        "last_order_ts": "2020-01-06", "first_order_ts": "2019-01-06", "total_orders": "45", \
        "voucher_amount": "2640.0"}""";

    // When
    List<OrderEvent> orders = Histories.orders(file(numbers, text));

    // Then
    assertThat(orders)
        .allSatisfy(
            order -> {
              assertThat(order.getTimestamp()).isEqualTo(Instant.parse("2020-04-05T15:07:46.018Z"));
              assertThat(order.getLastOrderTs()).isEqualTo(Instant.parse("2020-01-06T00:00:00Z"));
              assertThat(order.getFirstOrderTs()).isEqualTo(Instant.parse("2019-01-06T00:00:00Z"));
              assertThat(order.getTotalOrders()).isEqualTo(45);
              assertThat(order.getVoucherAmount()).isEqualTo(2640);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "NaN", "\"NaN\"", "\"None\""})
  void absent_hasManySpellings(String spelling) throws Exception {
    assertThat(Histories.orders(file(amount(spelling))))
        .singleElement()
        .returns(null, OrderEvent::getVoucherAmount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | voucher_amount is negative: -1",
        "26.5 | voucher_amount is not a whole number of 64 bits: 26.5",
        "9223372036854775808 | voucher_amount is not a whole number of 64 bits: 9223372036854775808",
        "1e999999999 | voucher_amount is not a whole number of 64 bits: 1E+999999999",
        "1e99999999999 | voucher_amount is not a whole number of 64 bits: 1e99999999999",
        "-Infinity | voucher_amount is not a whole number of 64 bits: -Infinity",
        "true | voucher_amount is not a whole number of 64 bits: true",
        "[2640] | voucher_amount is not a whole number of 64 bits: [...]",
        "{\"a\": [1]} | voucher_amount is not a whole number of 64 bits: {...}"
      })
  void amount_thatIsNone_isRejectedAndTheNextRowIsRead(String amount, String reason)
      throws Exception {
    List<ParsedRow> rows = Histories.parsed(file(amount(amount), WHOLE));

    assertThat(((ParsedRow.Rejected) rows.get(0)).reason()).isEqualTo(reason);
    assertThat(rows.get(1)).isInstanceOf(ParsedRow.Order.class);
  }

  @Test
  void blankLinesAndByteOrderMark_areNoRows() throws Exception {
    Path file = file("\uFEFF" + WHOLE, "", "  \r", WHOLE + "\r", "");

    assertThat(Histories.orders(file)).extracting(OrderEvent::getRow).containsExactly(0L, 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timestamp\": ",
        "{\"timestamp\": \"2020",
        "{timestamp: 1}",
        "[1, 2]",
        "17",
        "{} {}",
        "nonsense \u0001"
      })
  void line_thatIsNoObject_isBrokenAndTheNextIsRead(String line) throws Exception {
    List<Row> rows = Histories.rows(file(WHOLE, line, WHOLE));

    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .isInstanceOfSatisfying(
            Row.Broken.class,
            broken -> {
              assertThat(broken.number()).isEqualTo(1);
              assertThat(broken.line()).isEqualTo(line);
              assertThat(broken.reason()).startsWith("it is not ").hasLineCount(1);
            });
    assertThat(rows.get(2)).isInstanceOf(Row.Cells.class);
  }

  @Test
  void deeplyNestedValue_isNoStackOverflow() throws Exception {
    String nested = "{\"other\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(Histories.rows(file(WHOLE, nested)).get(1)).isInstanceOf(Row.Broken.class);
  }

  @Test
  void memberTwice_countsLast() throws Exception {
    Row row = Histories.rows(file(WHOLE.replace("{", "{\"voucher_amount\": 1, "))).get(0);

    assertThat(((Row.Cells) row).get(Column.VOUCHER_AMOUNT)).isEqualTo(new Cell.Whole(2640));
  }

  @Test
  void column_thatTurnsUpAmongTheFirstThousandRows_isNotMissing() throws Exception {
    // Given
    String without = WHOLE.replace(", \"voucher_amount\": 2640", "");

    // When, Then
    assertThat(Histories.rows(file((without + "\n").repeat(999) + WHOLE))).hasSize(1_000);
    Path late = file((without + "\n").repeat(1_000) + WHOLE);
    assertThatThrownBy(() -> HistoryFile.of(late).open())
        .isInstanceOf(UnusableFileException.class)
        .hasMessageStartingWith("it lacks these columns: voucher_amount; it has: timestamp,");
  }

  @Test
  void columns_afterHundredsOfOthers_areStillSeen() throws Exception {
    StringBuilder line = new StringBuilder("{");
    for (int i = 0; i < 500; i++) {
      line.append("\"other_").append(i).append("\": 1, ");
    }

    assertThat(Histories.orders(file(line + WHOLE.substring(1)))).hasSize(1);
  }

  private static String amount(String amount) {
    return WHOLE.replace("2640", amount);
  }

  private Path file(String... lines) throws Exception {
    return Files.writeString(folder.resolve("orders.ndjson"), String.join("\n", lines));
  }
}
