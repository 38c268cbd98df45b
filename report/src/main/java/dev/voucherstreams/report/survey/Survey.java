package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.order.RowsAhead.ReadRow;
import dev.voucherstreams.segments.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Everything that is counted about a history. Rows come a few at a time; it keeps hardly any. */
public final class Survey {

  private static final int FIRST_ROWS = 5;

  private final Instant now;
  private final List<Row> firstRows = new ArrayList<>();
  private final List<ColumnProfile<?>> columns = ColumnProfile.ofAll();
  private final Frequencies<String> rejectReasons = new Frequencies<>();
  private final Frequencies<Oddity> oddities = new Frequencies<>();
  private final RepeatedRows repeatedRows = new RepeatedRows();
  private final RulesTally rules;
  private final RulesTally peer;
  private final Optional<RulesComparison> next;
  private final ServedOrders served;
  private long rows;
  private long brokenRows;
  private long countedDifferently;

  /**
   * @param next what else to count by, to compare
   * @param now the time after which nothing can have happened
   */
  public Survey(CountBasis basis, Optional<CountBasis> next, Instant now) {
    this.now = now;
    this.rules = new RulesTally(basis);
    this.peer = new RulesTally(basis.peer());
    this.next = next.map(other -> new RulesComparison(rules, other));
    this.served = new ServedOrders(basis.rules().types());
  }

  /** Counts the next rows, and what the loader made of them. */
  public void add(List<ReadRow> few) {
    /* In another thread, for it takes about as long as all the rest. */
    ForkJoinTask<?> inColumns =
        ForkJoinPool.commonPool().submit(() -> few.forEach(this::addToColumns));
    few.forEach(this::add);
    inColumns.join();
  }

  private void addToColumns(ReadRow read) {
    for (ColumnProfile<?> profile : columns) {
      profile.add(read);
    }
  }

  private void add(ReadRow read) {
    Row row = read.row();
    rows++;
    if (firstRows.size() < FIRST_ROWS) {
      firstRows.add(row);
    }
    if (row instanceof Row.Broken) {
      brokenRows++;
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
      countedDifferently++;
    }
    next.ifPresent(comparison -> comparison.add(order));
    if (!(verdict instanceof Verdict.OutOfScope)) {
      served.add(order, verdict instanceof Verdict.Counts);
    }
  }

  /** The countries served. */
  public List<String> countries() {
    return rules.basis().countries();
  }

  /** How many rows the file has. */
  public long rows() {
    return rows;
  }

  /** The first few rows. */
  public List<Row> firstRows() {
    return Collections.unmodifiableList(firstRows);
  }

  /** The rows that have no cells because their form is broken; they are among the rejected. */
  public long brokenRows() {
    return brokenRows;
  }

  /** All columns, those that the file lacks too. */
  public List<ColumnProfile<?>> columns() {
    return columns;
  }

  /** The profile of a column. */
  public ColumnProfile<?> column(Column column) {
    return columns.stream().filter(profile -> profile.column() == column).findFirst().orElseThrow();
  }

  /** Why a load would reject rows. */
  public Frequencies<String> rejectReasons() {
    return rejectReasons;
  }

  /** Where each oddity was seen. */
  public Frequencies<Oddity> oddities() {
    return oddities;
  }

  public RepeatedRows repeatedRows() {
    return repeatedRows;
  }

  /** What the rules that were asked for would count. */
  public RulesTally rules() {
    return rules;
  }

  /** What other rules would count, for comparison. */
  public RulesTally peer() {
    return peer;
  }

  /** How many orders count in other segments by the other rules. */
  public long countedDifferently() {
    return countedDifferently;
  }

  /** What the next rules would change, if there are any. */
  public Optional<RulesComparison> next() {
    return next;
  }

  /** The orders of the countries served. */
  public ServedOrders served() {
    return served;
  }
}
