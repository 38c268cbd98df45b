package dev.voucherstreams.history.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderParserTest {

  private final OrderParser parser = new OrderParser("peru");

  @Test
  void parse_wholeRow_isAnOrderThatKnowsItsRow() {
    ParsedRow parsed = parser.parse(row(12, Map.of()));

    assertThat(parsed)
        .isEqualTo(
            new ParsedRow.Order(
                new OrderEvent(
                    "peru-12",
                    7L,
                    "Peru",
                    Instant.parse("2020-04-05T15:07:46Z"),
                    Instant.parse("2020-01-06T00:00:00Z"),
                    Instant.parse("2019-01-06T00:00:00Z"),
                    14L,
                    2640L,
                    "peru",
                    12L)));
  }

  @Test
  void parse_rowWithHoles_isAnOrderWithHoles() {
    ParsedRow parsed = parser.parse(new Row.Cells(0, Map.of()));

    assertThat(parsed)
        .isEqualTo(
            new ParsedRow.Order(
                new OrderEvent("peru-0", null, "", null, null, null, null, null, "peru", 0L)));
  }

  @Test
  void parse_negativeNumberOfOrders_isForTheTallyToJudge() {
    assertThat(parser.parse(row(0, Map.of(Column.TOTAL_ORDERS, new Cell.Whole(-1)))))
        .isInstanceOf(ParsedRow.Order.class);
  }

  @Test
  void parse_unreadableTime_saysWhichAndWhat() {
    assertThat(reason(Column.TIMESTAMP, new Cell.Text("yesterday")))
        .isEqualTo("timestamp is not a time: yesterday");
    assertThat(reason(Column.LAST_ORDER_TS, new Cell.Whole(20_200_106)))
        .isEqualTo("last_order_ts is not a time: 20200106");
    assertThat(reason(Column.FIRST_ORDER_TS, new Cell.Real(1.5)))
        .isEqualTo("first_order_ts is not a time: 1.5");
  }

  @Test
  void parse_amountThatIsNone_saysWhy() {
    assertThat(reason(Column.VOUCHER_AMOUNT, new Cell.Text("26.5")))
        .isEqualTo("voucher_amount is not a whole number of 64 bits: 26.5");
    assertThat(reason(Column.VOUCHER_AMOUNT, new Cell.Real(1e30)))
        .isEqualTo("voucher_amount is not a whole number of 64 bits: 1.0E30");
    assertThat(reason(Column.VOUCHER_AMOUNT, new Cell.Exact(new BigDecimal("-0.01"))))
        .isEqualTo("voucher_amount is not a whole number of 64 bits: -0.01");
    assertThat(reason(Column.VOUCHER_AMOUNT, new Cell.Text("-2640.0")))
        .isEqualTo("voucher_amount is negative: -2640.0");
  }

  @Test
  void parse_numbersThatAreNone_saysWhy() {
    assertThat(reason(Column.TOTAL_ORDERS, new Cell.Text("many")))
        .isEqualTo("total_orders is not a whole number of 64 bits: many");
    assertThat(reason(Column.CUSTOMER_ID, new Cell.Text("Ana")))
        .isEqualTo("customer_id is not a whole number of 64 bits: Ana");
  }

  @Test
  void parse_severalProblems_saysAll() {
    ParsedRow parsed =
        parser.parse(
            row(
                5,
                Map.of(
                    Column.TIMESTAMP, new Cell.Text("then"),
                    Column.VOUCHER_AMOUNT, new Cell.Whole(-1))));

    assertThat(((ParsedRow.Rejected) parsed).reason())
        .isEqualTo("timestamp is not a time: then; voucher_amount is negative: -1");
    assertThat(((ParsedRow.Rejected) parsed).row().number()).isEqualTo(5);
  }

  @Test
  void parse_longValue_isCutOffInTheReason() {
    String swallowed = "2640\n2020-04-05 15:07:46,Peru".repeat(1_000);

    assertThat(reason(Column.VOUCHER_AMOUNT, new Cell.Text(swallowed)))
        .startsWith("voucher_amount is not a whole number of 64 bits: 2640 2020-04-05 15:07:46,")
        .endsWith("...")
        .hasSizeLessThan(150);
  }

  @Test
  void parse_countryLongerThanAName_isRejected() {
    assertThat(reason(Column.COUNTRY_CODE, new Cell.Text("Peru\n".repeat(100))))
        .startsWith("country_code is not a name: Peru Peru ");
  }

  @Test
  void parse_brokenRow_isRejectedForItsReason() {
    Row.Broken broken = new Row.Broken(3, "it has 2 fields, but the header has 7", "a,b");

    assertThat(parser.parse(broken))
        .isEqualTo(new ParsedRow.Rejected(broken, "it has 2 fields, but the header has 7"));
  }

  private String reason(Column column, Cell cell) {
    return ((ParsedRow.Rejected) parser.parse(row(0, Map.of(column, cell)))).reason();
  }

  private static Row row(long number, Map<Column, Cell> others) {
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    cells.put(Column.CUSTOMER_ID, new Cell.Whole(7));
    cells.put(Column.COUNTRY_CODE, new Cell.Text("Peru"));
    cells.put(Column.TIMESTAMP, new Cell.Text("2020-04-05 15:07:46"));
    cells.put(Column.LAST_ORDER_TS, new Cell.Text("2020-01-06"));
    cells.put(Column.FIRST_ORDER_TS, new Cell.Time(1_546_732_800_000_000L));
    cells.put(Column.TOTAL_ORDERS, new Cell.Text("14.0"));
    cells.put(Column.VOUCHER_AMOUNT, new Cell.Real(2640));
    cells.putAll(others);
    return new Row.Cells(number, cells);
  }
}
