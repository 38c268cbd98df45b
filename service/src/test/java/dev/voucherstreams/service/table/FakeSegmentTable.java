package dev.voucherstreams.service.table;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A table that knows what a test tells it; at first one generation, which serves. */
public final class FakeSegmentTable implements SegmentTable {
  private final Map<String, Map<SegmentKey, Optional<SegmentVoucher>>> rows =
      new ConcurrentHashMap<>();
  private final Map<String, ServedTable> tables = new ConcurrentHashMap<>();
  private volatile Runnable asking = () -> {};
  private volatile @Nullable GenerationDecision decision;
  private volatile @Nullable String reason;

  /** By the standard rules, for Peru. */
  public FakeSegmentTable() {
    this(SegmentRules.standard(), List.of("Peru"));
  }

  public FakeSegmentTable(SegmentRules rules, Collection<String> countries) {
    with(Rows.complete(rules, countries));
  }

  /** Puts a row into the first generation. */
  public FakeSegmentTable with(SegmentVoucher row) {
    return with(Rows.GENERATION, row);
  }

  /** Adds a generation, or says more of one, and puts rows into it. */
  public FakeSegmentTable with(Generation generation, SegmentVoucher... more) {
    tables.compute(
        generation.name(),
        (name, former) -> former == null ? table(generation) : former.with(generation));
    List.of(more).forEach(row -> with(generation.name(), row));
    return this;
  }

  private FakeSegmentTable with(String generation, SegmentVoucher row) {
    rows(generation).put(Rows.key(row), Optional.of(row));
    return this;
  }

  private ServedTable table(Generation generation) {
    SegmentRules rules = SegmentRulesReader.parse("a test's", generation.rules());
    return new ServedTable(generation, rules, rows(generation.name()));
  }

  private Map<SegmentKey, Optional<SegmentVoucher>> rows(String generation) {
    return rows.computeIfAbsent(generation, name -> new ConcurrentHashMap<>());
  }

  /** Has a person decide which generation is to serve. */
  public FakeSegmentTable decide(String generation, boolean pinned) {
    decision = new GenerationDecision(generation, pinned, "", Rows.TIME);
    return this;
  }

  public FakeSegmentTable notReady(String why) {
    reason = why;
    return this;
  }

  /** Does this whenever it is asked what requests are answered from. */
  public FakeSegmentTable asking(Runnable first) {
    asking = first;
    return this;
  }

  @Override
  public Served served() {
    asking.run();
    String why = reason;
    if (why != null) {
      return new Served.NotReady(why);
    }
    Generations all = generations();
    return all.serving()
        .<Served>flatMap(serving -> table(serving.name()))
        .orElseGet(() -> new Served.NotReady(all.whyNoneServes()));
  }

  @Override
  public Generations generations() {
    return reason == null
        ? new Generations(
            tables.values().stream().map(ServedTable::generation).toList(),
            Optional.ofNullable(decision))
        : Generations.NONE;
  }

  @Override
  public Optional<ServedTable> table(String generation) {
    return reason == null ? Optional.ofNullable(tables.get(generation)) : Optional.empty();
  }
}
