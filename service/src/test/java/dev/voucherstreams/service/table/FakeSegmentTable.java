package dev.voucherstreams.service.table;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table that knows what a test tells it: one generation, which serves. */
public final class FakeSegmentTable implements SegmentTable {
  private final Map<SegmentKey, Optional<SegmentVoucher>> rows = new HashMap<>();
  private final ServedTable served;
  private @Nullable String reason;

  /** By the standard rules, for Peru. */
  public FakeSegmentTable() {
    this(SegmentRules.standard(), List.of("Peru"));
  }

  public FakeSegmentTable(SegmentRules rules, Collection<String> countries) {
    served = new ServedTable(Rows.complete(rules, countries), rules, rows);
  }

  public FakeSegmentTable with(SegmentVoucher row) {
    rows.put(Rows.key(row), Optional.of(row));
    return this;
  }

  public FakeSegmentTable notReady(String why) {
    reason = why;
    return this;
  }

  @Override
  public Served served() {
    return reason == null ? served : new Served.NotReady(reason);
  }

  @Override
  public Generations generations() {
    List<Generation> all = reason == null ? List.of(served.generation()) : List.of();
    return new Generations(all, Optional.empty());
  }

  @Override
  public Optional<ServedTable> table(String generation) {
    return Optional.of(served).filter(table -> table.generation().name().equals(generation));
  }
}
