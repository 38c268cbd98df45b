package dev.voucherstreams.service.table;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.Lookup.Found;
import dev.voucherstreams.service.table.Lookup.NoUses;
import java.util.HashMap;
import java.util.Map;

/** A table that knows what a test tells it. */
public final class FakeSegmentTable implements SegmentTable {
  private final Map<SegmentKey, Lookup> lookups = new HashMap<>();
  private Lookup otherwise = new NoUses();

  public FakeSegmentTable with(SegmentVoucher row) {
    lookups.put(Rows.key(row), new Found(row));
    return this;
  }

  public FakeSegmentTable notReady(String reason) {
    lookups.clear();
    otherwise = new Lookup.NotReady(reason);
    return this;
  }

  @Override
  public Lookup find(SegmentKey segment) {
    return lookups.getOrDefault(segment, otherwise);
  }
}
