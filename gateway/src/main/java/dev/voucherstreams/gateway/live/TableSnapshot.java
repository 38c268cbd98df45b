package dev.voucherstreams.gateway.live;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table at one moment. Versions count its changes, and each row knows the version that changed
 * it last: whoever has seen a version needs only the rows that are newer, however much it missed.
 *
 * @param version 0 while the table has not been seen, then from 1
 */
public record TableSnapshot(long version, List<Row> rows) {

  static final TableSnapshot UNSEEN = new TableSnapshot(0, List.of());

  public TableSnapshot {
    rows = List.copyOf(rows);
  }

  /**
   * A segment, with or without uses.
   *
   * @param changedIn the version that it came with
   */
  public record Row(SegmentKey segment, Optional<SegmentVoucher> voucher, long changedIn) {

    private boolean isSameAs(Row other) {
      return segment.equals(other.segment) && voucher.equals(other.voucher);
    }
  }

  /** The rows that somebody lacks who has seen this version; all of them for 0. */
  public List<Row> newerThan(long seen) {
    return rows.stream().filter(row -> row.changedIn > seen).toList();
  }

  /** This snapshot if the rows are still the same, else the next one. */
  TableSnapshot next(List<SegmentKey> segments, List<Optional<SegmentVoucher>> vouchers) {
    List<Row> now = new ArrayList<>();
    boolean changed = rows.isEmpty();
    for (int i = 0; i < segments.size(); i++) {
      Row row = new Row(segments.get(i), vouchers.get(i), version + 1);
      boolean same = !rows.isEmpty() && rows.get(i).isSameAs(row);
      now.add(same ? rows.get(i) : row);
      changed |= !same;
    }
    return changed ? new TableSnapshot(version + 1, now) : this;
  }
}
