package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.order.RowsAhead.ReadRow;
import dev.voucherstreams.segments.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Everything that is counted about a history. Rows come a few at a time; it keeps hardly any.
 *
 * @param now the time after which nothing can have happened
 * @param firstRows the first few rows
 * @param columns all columns, those that the file lacks too
 * @param rejectReasons why a load would reject rows
 * @param oddities where each oddity was seen
 * @param rules what the rules that were asked for would count
 * @param peer what other rules would count, for comparison
 * @param countedDifferently the orders that count in other segments by the other rules
 * @param next what the next rules would change, if there are any
 * @param served the orders of the countries served
 * @param outOfScope the orders of other countries
 */
public record Survey(
    Instant now,
    List<Row> firstRows,
    List<ColumnProfile<?>> columns,
    Frequencies<String> rejectReasons,
    Frequencies<Oddity> oddities,
    RepeatedRows repeatedRows,
    RulesTally rules,
    RulesTally peer,
    Sightings countedDifferently,
    Optional<RulesComparison> next,
    ServedOrders served,
    Sightings outOfScope) {

  private static final int FIRST_ROWS = 5;

  /**
   * Returns a survey of no rows so far.
   *
   * @param next what else to count by, to compare
   */
  public static Survey of(CountBasis basis, Optional<CountBasis> next, Instant now) {
    RulesTally rules = new RulesTally(basis);
    return new Survey(
        now,
        new ArrayList<>(),
        ColumnProfile.ofAll(),
        new Frequencies<>(),
        new Frequencies<>(),
        new RepeatedRows(),
        rules,
        new RulesTally(basis.peer()),
        new Sightings(),
        next.map(other -> new RulesComparison(rules, other)),
        new ServedOrders(basis.rules().types()),
        new Sightings());
  }

  /** Counts the next rows, and what the loader made of them. */
  public void add(List<ReadRow> few) {
    /* In another thread, for it takes about as long as all the rest. */
    ForkJoinTask<?> inColumns =
        ForkJoinPool.commonPool()
            .submit(() -> columns.forEach(profile -> few.forEach(profile::add)));
    few.forEach(this::add);
    inColumns.join();
  }

  private void add(ReadRow read) {
    Row row = read.row();
    if (firstRows.size() < FIRST_ROWS) {
      firstRows.add(row);
    }
    if (read.parsed() instanceof ParsedRow.Order order) {
      addOrder(order.event());
    } else {
      rejectReasons.add(((ParsedRow.Rejected) read.parsed()).reason(), row.number());
    }
  }

  private void addOrder(OrderEvent order) {
    for (Oddity oddity : Oddity.values()) {
      if (oddity.isIn(order, now)) {
        oddities.add(oddity, order.getRow());
      }
    }
    repeatedRows.add(order);
    Verdict verdict = rules.add(order);
    if (!verdict.equals(peer.add(order))) {
      countedDifferently.add(order.getRow());
    }
    next.ifPresent(comparison -> comparison.add(order));
    if (verdict instanceof Verdict.OutOfScope) {
      outOfScope.add(order.getRow());
    } else {
      served.add(order, verdict instanceof Verdict.Counts);
    }
  }

  /** The countries served. */
  public List<String> countries() {
    return rules.basis().countries();
  }

  /** How many rows the file has. */
  public long rows() {
    return rules.counting()
        + served.lacking().all().count()
        + outOfScope.count()
        + rejectReasons.all().count();
  }

  /** The profile of a column. */
  public ColumnProfile<?> column(Column column) {
    return columns.stream().filter(profile -> profile.column() == column).findFirst().orElseThrow();
  }
}
