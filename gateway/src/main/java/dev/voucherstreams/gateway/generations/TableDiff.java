package dev.voucherstreams.gateway.generations;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.service.table.ServedTable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private static final Winner NONE = new Winner(0, 0, 0, null, 0);

    private static Winner of(SegmentVoucher row) {
      long next = row.getTallies().size() < 2 ? 0 : row.getTallies().get(1).getCount();
      return new Winner(
          row.getVoucher(),
          row.getCount(),
          row.getTotal(),
          SegmentRow.lead(row),
          row.getCount() - next);
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

    private static SegmentChange of(
        SegmentKey key, Change change, @Nullable Winner from, @Nullable Winner to) {
      return new SegmentChange(key.country(), key.type(), key.segment(), change, from, to);
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
    Set<SegmentKey> before = new HashSet<>(from.segments());
    Set<SegmentKey> after = new HashSet<>(to.segments());
    List<SegmentChange> segments =
        Stream.concat(
                to.segments().stream()
                    .map(key -> before.contains(key) ? kept(key, from, to) : added(key, to)),
                from.segments().stream()
                    .filter(key -> !after.contains(key))
                    .map(key -> removed(key, from)))
            .toList();
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

  private static SegmentChange kept(SegmentKey key, ServedTable from, ServedTable to) {
    Winner before = winner(key, from);
    Winner after = winner(key, to);
    Change change = before.voucher() == after.voucher() ? Change.SAME : Change.WINNER;
    return SegmentChange.of(key, change, before, after);
  }

  private static SegmentChange added(SegmentKey key, ServedTable to) {
    return SegmentChange.of(key, Change.ADDED, null, winner(key, to));
  }

  private static SegmentChange removed(SegmentKey key, ServedTable from) {
    return SegmentChange.of(key, Change.REMOVED, winner(key, from), null);
  }

  private static Winner winner(SegmentKey key, ServedTable table) {
    Optional<SegmentVoucher> row = table.find(key);
    return row.isPresent() ? Winner.of(row.get()) : Winner.NONE;
  }
}
