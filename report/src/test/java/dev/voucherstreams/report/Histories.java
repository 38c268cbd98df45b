package dev.voucherstreams.report;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.RowsAhead.ReadRow;
import dev.voucherstreams.report.survey.CountBasis;
import dev.voucherstreams.report.survey.Survey;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes surveys of rows that a test spells out. */
public final class Histories {

  public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<Column> COLUMNS =
      List.of(
          Column.TIMESTAMP,
          Column.COUNTRY_CODE,
          Column.LAST_ORDER_TS,
          Column.FIRST_ORDER_TS,
          Column.TOTAL_ORDERS,
          Column.VOUCHER_AMOUNT);

  private Histories() {}

  public static Survey survey(String... rows) {
    return survey("classpath:segments.yml", List.of("Peru"), rows);
  }

  /**
   * Returns the survey of some rows.
   *
   * @param rows timestamp, country, last order, first order, orders, amount, with commas between;
   *     one with another number of fields is broken
   */
  public static Survey survey(String rules, List<String> countries, String... rows) {
    return survey(CountBasis.read(rules, countries), Optional.empty(), rows);
  }

  /** The same, with other rules or countries to compare with. */
  public static Survey survey(CountBasis basis, Optional<CountBasis> next, String... rows) {
    Survey survey = Survey.of(basis, next, NOW);
    OrderParser parser = new OrderParser("test");
    for (int i = 0; i < rows.length; i++) {
      Row row = row(i, rows[i].split(",", -1));
      survey.add(List.of(new ReadRow(row, parser.parse(row))));
    }
    return survey;
  }

  private static Row row(long number, String... fields) {
    if (fields.length != COLUMNS.size()) {
      return new Row.Broken(
          number, "it has " + fields.length + " fields", String.join(",", fields));
    }
    Map<Column, Cell> cells = new EnumMap<>(Column.class);
    for (int i = 0; i < fields.length; i++) {
      cells.put(COLUMNS.get(i), Cell.ofText(fields[i]));
    }
    return new Row.Cells(number, cells);
  }

  /** An order that counts, some days after the last one. */
  public static String order(long days, long orders, long amount) {
    return "%s,Peru,2020-01-01,2019-01-01,%d,%d"
        .formatted(
            Instant.parse("2020-01-01T10:00:00Z").plusSeconds(days * 86_400), orders, amount);
  }
}
