package dev.voucherstreams.gateway.live;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.ServedTable;
import java.util.List;
import java.util.Optional;

/**
 * The table at one moment. Versions count its changes, and each row knows the version that changed
 * it last: whoever has seen a version needs only the rows that are newer, however much it missed.
 * When another generation begins to serve, all rows are new.
 *
 * @param version 0 while the table has not been seen, then from 1
 * @param generation the name of the one that serves
 * @param began the version that its rows came with first: who has seen only earlier ones needs all
 */
public record TableSnapshot(long version, String generation, long began, List<Row> rows) {

  static final TableSnapshot UNSEEN = new TableSnapshot(0, "", 0, List.of());

  public TableSnapshot {
    rows = List.copyOf(rows);
  }

  /**
   * A segment, with or without uses.
   *
   * @param changedIn the version that it came with
   */
  public record Row(SegmentKey segment, Optional<SegmentVoucher> voucher, long changedIn) {

    private static Row of(SegmentKey segment, ServedTable table, long version) {
      return new Row(segment, table.find(segment), version);
    }

    private Row now(ServedTable table, long version) {
      Row now = of(segment, table, version);
      return voucher.equals(now.voucher) ? this : now;
    }
  }

  /** The rows that somebody lacks who has seen this version. */
  public List<Row> newerThan(long seen) {
    return rows.stream().filter(row -> row.changedIn > seen).toList();
  }

  /** This snapshot if the table is still the same, else the next one. */
  TableSnapshot next(ServedTable table) {
    return generation.equals(table.generation().name()) ? update(table) : begin(table);
  }

  private TableSnapshot begin(ServedTable table) {
    long next = version + 1;
    List<Row> all = table.segments().stream().map(segment -> Row.of(segment, table, next)).toList();
    return new TableSnapshot(next, table.generation().name(), next, all);
  }

  private TableSnapshot update(ServedTable table) {
    long next = version + 1;
    List<Row> now = rows.stream().map(row -> row.now(table, next)).toList();
    boolean changed = now.stream().anyMatch(row -> row.changedIn == next);
    return changed ? new TableSnapshot(next, generation, began, now) : this;
  }
}
