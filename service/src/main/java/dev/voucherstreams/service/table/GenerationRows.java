package dev.voucherstreams.service.table;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rows of one generation. One thread changes them, any number may read. */
final class GenerationRows {

  private final Map<SegmentKey, Optional<SegmentVoucher>> rows = new ConcurrentHashMap<>();
  private final Map<SegmentKey, String> unreadable = new ConcurrentHashMap<>();

  void put(SegmentKey segment, SegmentVoucher row) {
    rows.put(segment, Optional.of(row));
    unreadable.remove(segment);
  }

  void remove(SegmentKey segment) {
    rows.remove(segment);
    unreadable.remove(segment);
  }

  void unreadable(SegmentKey segment, String why) {
    rows.remove(segment);
    unreadable.put(segment, why);
  }

  /**
   * Why nobody should be answered with these rows, if that is so: one can't be read, or some are
   * missing, as they are after the topic was deleted.
   *
   * @param segments those that have to be readable
   * @param atLeast how many there have to be
   */
  Optional<String> problem(Collection<SegmentKey> segments, int atLeast) {
    int missing = atLeast - rows.size() - unreadable.size();
    return unreadable.entrySet().stream()
        .filter(each -> segments.contains(each.getKey()))
        .map(each -> "the row of %s can't be read: %s".formatted(each.getKey(), each.getValue()))
        .findFirst()
        .or(
            () ->
                missing > 0
                    ? Optional.of("rows of the table are missing: %d".formatted(missing))
                    : Optional.empty());
  }

  Map<SegmentKey, Optional<SegmentVoucher>> rows() {
    return rows;
  }
}
