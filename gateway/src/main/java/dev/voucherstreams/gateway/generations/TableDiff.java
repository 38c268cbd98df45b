package dev.voucherstreams.gateway.generations;

import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.service.table.ServedTable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would be another if one generation served in place of another: which vouchers, and how often
 * vouchers were used where that is so. A segment without uses has the voucher 0.
 *
 * @param uses all that are counted: those of the segments of {@code to}, and of those that go
 * @param changedUses those in segments that get another voucher, come, or go
 * @param changedShare what part of all uses that is, from 0 to 1
 * @param segments in the order of the rules of {@code to}, then those that go
 */
public record TableDiff(
    String from,
    String to,
    long uses,
    long changedUses,
    double changedShare,
    List<SegmentChange> segments) {

  public TableDiff {
    segments = List.copyOf(segments);
  }

  /** What happens to a segment. */
  public enum Change {
    /** It comes. */
    ADDED,
    /** It goes. */
    REMOVED,
    /** It gets another voucher. */
    WINNER,
    /** Its voucher stays. */
    SAME;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The voucher of a segment in one generation; margin is its lead over the next, in uses. */
  public record Winner(long voucher, long count, long total, @Nullable Lead lead, long margin) {
    private static Winner of(SegmentRow row) {
      return new Winner(row.voucher(), row.count(), row.total(), row.lead(), row.margin());
    }
  }

  /** A segment in both; null where it isn't one. */
  public record SegmentChange(
      String countryCode,
      String segmentType,
      String segment,
      Change change,
      @Nullable Winner from,
      @Nullable Winner to) {

    private static SegmentChange of(SegmentKey key, @Nullable Winner from, @Nullable Winner to) {
      Change change = change(from, to);
      return new SegmentChange(key.country(), key.type(), key.segment(), change, from, to);
    }

    private static Change change(@Nullable Winner from, @Nullable Winner to) {
      if (from == null) {
        return Change.ADDED;
      }
      if (to == null) {
        return Change.REMOVED;
      }
      return from.voucher == to.voucher ? Change.SAME : Change.WINNER;
    }

    private long uses() {
      return to != null ? to.total : from != null ? from.total : 0;
    }

    private long changedUses() {
      return change == Change.SAME ? 0 : uses();
    }
  }

  /** Compares two tables as they are now. */
  public static TableDiff between(ServedTable from, ServedTable to) {
    Map<SegmentKey, Winner> before = winners(from);
    Map<SegmentKey, Winner> after = winners(to);
    Set<SegmentKey> keys = new LinkedHashSet<>(to.segments());
    keys.addAll(from.segments());
    List<SegmentChange> segments =
        keys.stream().map(key -> SegmentChange.of(key, before.get(key), after.get(key))).toList();
    long uses = segments.stream().mapToLong(SegmentChange::uses).sum();
    long changed = segments.stream().mapToLong(SegmentChange::changedUses).sum();
    return new TableDiff(
        from.generation().name(),
        to.generation().name(),
        uses,
        changed,
        uses == 0 ? 0 : (double) changed / uses,
        segments);
  }

  private static Map<SegmentKey, Winner> winners(ServedTable table) {
    Map<SegmentKey, Winner> winners = new HashMap<>();
    table
        .segments()
        .forEach(key -> winners.put(key, Winner.of(SegmentRow.of(key, table.find(key)))));
    return winners;
  }
}
