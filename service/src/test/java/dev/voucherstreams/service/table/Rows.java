package dev.voucherstreams.service.table;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rows of the segment table, and what is said of generations, for tests. */
public final class Rows {
  public static final SegmentRules RULES = SegmentRules.standard();
  public static final SegmentKey FEW_ORDERS = SegmentKey.parse("Peru|frequent_segment|0-4");
  public static final SegmentKey MANY_ORDERS = SegmentKey.parse("Peru|frequent_segment|13-37");
  public static final SegmentKey LONG_AGO = SegmentKey.parse("Peru|recency_segment|180+");

  /** The name of a generation by the standard rules. */
  public static final String GENERATION = "g00000001-1";

  public static final Instant TIME = Instant.parse("2026-11-24T02:10:00Z");

  private Rows() {}

  /** A row with two amounts. */
  public static SegmentVoucher row(SegmentKey key, long voucher) {
    return new SegmentVoucher(
        key.country(),
        key.type(),
        key.segment(),
        voucher,
        3L,
        5L,
        List.of(new AmountCount(voucher, 3L), new AmountCount(voucher + 1, 2L)),
        TIME);
  }

  public static SegmentKey key(SegmentVoucher row) {
    return new SegmentKey(row.getCountryCode(), row.getSegmentType(), row.getSegment());
  }

  /** A complete generation of all orders, for these countries. */
  public static Generation complete(SegmentRules rules, Collection<String> countries) {
    return new Generation(
        GENERATION,
        1,
        1,
        rules.yaml(),
        List.copyOf(countries),
        false,
        TIME,
        true,
        Optional.empty(),
        0,
        List.of(partition(0, 5, 5)),
        TIME);
  }

  /** A generation for Peru that has one partition of orders. */
  public static Generation generation(
      String name, int number, SegmentRules rules, OrderPartition partition) {
    return new Generation(
        name,
        number,
        number,
        rules.yaml(),
        List.of("Peru"),
        false,
        TIME,
        partition.getReached(),
        Optional.empty(),
        0,
        List.of(partition),
        TIME.plusSeconds(10));
  }

  /** The only part of a generation for Peru that has one partition of orders. */
  public static GenerationPart part(
      String generation, int number, SegmentRules rules, OrderPartition partition) {
    return GenerationPart.newBuilder()
        .setGeneration(generation)
        .setRank(number)
        .setNumber(number)
        .setRules(rules.yaml())
        .setCountries(List.of("Peru"))
        .setBeganAt(TIME)
        .setPart(0)
        .setParts(1)
        .setComplete(partition.getReached())
        .setRows(0)
        .setPartitions(List.of(partition))
        .setUpdatedAt(TIME.plusSeconds(10))
        .build();
  }

  /** Partition 0 of the orders, counted up to a position of those that it had. */
  public static OrderPartition partition(long first, long goal, long position) {
    return OrderPartition.newBuilder()
        .setPartition(0)
        .setPartitions(1)
        .setFirst(first)
        .setGoal(goal)
        .setPosition(position)
        .setReached(position >= goal)
        .setCountedAsOf(position >= goal ? TIME : null)
        .setUses(5)
        .setCounted(5)
        .setOutOfScope(0)
        .setIncomplete(0)
        .setDuplicateRow(0)
        .setDuplicateReplay(0)
        .setInvalid(0)
        .setUnreadable(0)
        .build();
  }
}
