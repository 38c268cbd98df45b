package dev.voucherstreams.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.order.OrderParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadWarningsTest {

  private final LoadWarnings warnings = LoadWarnings.serving(List.of("Peru", "Chile"));
  private final OrderParser parser = new OrderParser("test");

  @Test
  void rows_ofCountriesThatAreServed_areNotWorthALine() {
    add("Peru", "2640");
    add("Chile", "2640.0");

    assertThat(warnings.lines()).isEmpty();
  }

  @Test
  void rows_ofOtherCountries_areCountedWithTheirCountries() {
    add("Peru", "2640");
    add("PERU", "2640");
    add("PERU", "3520");
    add("", "2640");
    add("Bolivia", "2640");

    assertThat(warnings.lines())
        .containsExactly(
            "4 rows are out of scope and don't count, their countries are: PERU (2), none (1),"
                + " Bolivia (1); served are: Chile, Peru");
  }

  @Test
  void row_ofAnotherCountry_isOne() {
    add("Bolivia", "2640");

    assertThat(warnings.lines())
        .containsExactly(
            "1 row is out of scope and doesn't count, its country is: Bolivia (1); served"
                + " are: Chile, Peru");
  }

  @Test
  void countries_thatTheTallyNames_areTakenUnlessTheUserHas() {
    LoadWarnings assuming = LoadWarnings.assuming(List.of("Peru"));
    assuming.tallied(List.of("Bolivia"));
    warnings.tallied(List.of("Bolivia"));

    add("Bolivia", "2640", assuming);
    add("Bolivia", "2640");

    assertThat(assuming.lines()).isEmpty();
    assertThat(warnings.lines()).hasSize(1);
  }

  @Test
  void rows_ofManyCountries_areListedAsFarAsItHelps() {
    for (int i = 0; i < 5_000; i++) {
      add("country " + i, "2640");
    }

    assertThat(warnings.lines())
        .singleElement()
        .asString()
        .startsWith("5,000 rows are out of scope and don't count, their countries are: country 0")
        .contains(", ...; served")
        .hasSizeLessThan(400);
  }

  @Test
  void rejectedRows_areNotOutOfScope() {
    add("Bolivia", "many");

    assertThat(warnings.lines()).isEmpty();
  }

  @Test
  void amounts_withADotForThousands_areWorthALine() {
    add("Peru", "2.000");
    add("Peru", "4.000");

    assertThat(warnings.lines())
        .containsExactly(
            "voucher_amount 2.000 is read as 2; if its dot separates thousands, write it without");
  }

  @Test
  void amounts_ofWhichSomeAreWhole_areNotWorthALine() {
    add("Peru", "2.000");
    add("Peru", "2640");

    assertThat(warnings.lines()).isEmpty();
  }

  private void add(String country, String amount) {
    add(country, amount, warnings);
  }

  private void add(String country, String amount, LoadWarnings to) {
    Row row =
        new Row.Cells(
            0,
            Map.of(
                Column.COUNTRY_CODE, Cell.ofText(country),
                Column.VOUCHER_AMOUNT, Cell.ofText(amount)));
    to.add(row, parser.parse(row));
  }
}
