package dev.voucherstreams.service.table;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.request.RequestValidator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of one generation, with the rules that it was counted by. Whoever takes it once for a
 * request answers from one generation, whatever begins to serve meanwhile. Its rows are always the
 * latest; safe for use by any number of threads.
 */
public final class ServedTable implements Served {

  private final Generation generation;
  private final SegmentRules rules;
  private final RequestValidator validator;
  private final List<SegmentKey> segments;
  private final Map<SegmentKey, Optional<SegmentVoucher>> rows;

  /**
   * @param rules those of the generation
   * @param rows by segment, which may change meanwhile
   */
  public ServedTable(
      Generation generation, SegmentRules rules, Map<SegmentKey, Optional<SegmentVoucher>> rows) {
    this.generation = generation;
    this.rules = rules;
    this.validator = new RequestValidator(rules, new LinkedHashSet<>(generation.countries()));
    this.segments = rules.keys(generation.countries());
    this.rows = rows;
  }

  private ServedTable(Generation generation, ServedTable former) {
    this.generation = generation;
    this.rules = former.rules;
    this.validator = former.validator;
    this.segments = former.segments;
    this.rows = former.rows;
  }

  /** The same table, of whose generation more is known. */
  ServedTable with(Generation now) {
    return new ServedTable(now, this);
  }

  /** What it was counted by, and how far. */
  public Generation generation() {
    return generation;
  }

  /** The segment rules that it was counted by. */
  public SegmentRules rules() {
    return rules;
  }

  /** Checks requests by these rules. */
  public RequestValidator validator() {
    return validator;
  }

  /** All segments that there can be, in the order of the rules. */
  public List<SegmentKey> segments() {
    return segments;
  }

  /**
   * The row of a segment; empty if nobody in it has used a voucher. Neither blocks nor allocates.
   */
  public Optional<SegmentVoucher> find(SegmentKey segment) {
    return rows.getOrDefault(segment, Optional.empty());
  }
}
