package dev.voucherstreams.loader.load;

import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Excerpt;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.ThousandsDots;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.report.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is odd about the rows of a history, although they can be read: orders of countries that
 * aren't served, which don't count, and amounts in which a dot may separate thousands.
 */
public final class LoadWarnings {

  private static final int MAX_COUNTRIES = 1_000;
  private static final int MAX_LISTED = 10;

  private final boolean assumed;
  private final Map<String, Long> others = new HashMap<>();
  private final ThousandsDots thousandsDots = new ThousandsDots();
  private Set<String> served;
  private long outOfScope;

  private LoadWarnings(Collection<String> served, boolean assumed) {
    this.served = Set.copyOf(served);
    this.assumed = assumed;
  }

  /** The orders of these countries count. */
  public static LoadWarnings serving(Collection<String> served) {
    return new LoadWarnings(served, false);
  }

  /** The orders of these countries count, unless the tally says which do. */
  public static LoadWarnings assuming(Collection<String> served) {
    return new LoadWarnings(served, true);
  }

  /** The tally says that the orders of these countries count. */
  void tallied(Collection<String> countries) {
    if (assumed) {
      served = Set.copyOf(countries);
    }
  }

  void add(Row row, ParsedRow parsed) {
    if (row instanceof Row.Cells cells) {
      thousandsDots.add(cells.get(Column.VOUCHER_AMOUNT));
    }
    if (parsed instanceof ParsedRow.Order order
        && !served.contains(order.event().getCountryCode())) {
      outOfScope++;
      String country = order.event().getCountryCode();
      if (others.size() < MAX_COUNTRIES || others.containsKey(country)) {
        others.merge(country, 1L, Long::sum);
      }
    }
  }

  /** Returns a line for each thing that is odd. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (outOfScope > 0) {
      lines.add(
          "%s: %s; served are: %s"
              .formatted(
                  rowsOutOfScope(),
                  countries(),
                  served.stream().sorted().collect(Collectors.joining(", "))));
    }
    thousandsDots.example().map(LoadWarnings::thousands).ifPresent(lines::add);
    return lines;
  }

  private String rowsOutOfScope() {
    return outOfScope == 1
        ? "1 row is out of scope and doesn't count, its country is"
        : Words.number(outOfScope) + " rows are out of scope and don't count, their countries are";
  }

  private String countries() {
    String most =
        others.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MAX_LISTED)
            .map(entry -> name(entry.getKey()) + " (" + Words.number(entry.getValue()) + ")")
            .collect(Collectors.joining(", "));
    return others.size() > MAX_LISTED ? most + ", ..." : most;
  }

  private static String name(String country) {
    return country.isEmpty() ? "none" : Excerpt.of(country);
  }

  private static String thousands(String amount) {
    return "voucher_amount %s is read as %s; if its dot separates thousands, write it without"
        .formatted(amount, ThousandsDots.readAs(amount));
  }
}
