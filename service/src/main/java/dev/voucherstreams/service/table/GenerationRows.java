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
    unreadable.put(segment, why);
  }

  /** Why one of these segments' rows can't be read, if that is so. */
  Optional<String> problem(Collection<SegmentKey> segments) {
    return unreadable.entrySet().stream()
        .filter(each -> segments.contains(each.getKey()))
        .map(each -> "the row of %s can't be read: %s".formatted(each.getKey(), each.getValue()))
        .findFirst();
  }

  Map<SegmentKey, Optional<SegmentVoucher>> rows() {
    return rows;
  }
}
