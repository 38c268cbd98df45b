package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.report.survey.SegmentChange.Winner;
import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentType;
import dev.voucherstreams.segments.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What other rules or countries would change. For each order that counts by one or the other, and
 * each segment type, it compares two vouchers: what a customer like the order's, at its time, gets
 * of the finished count by the present rules, and of that by the next. That is the winner of the
 * segment that the customer is in, and 0 if there is none.
 *
 * <p>Winners are known only at the end, and orders are not kept. So what is counted on the way is
 * how many of them are in which segments by the present rules, and in which by the next.
 */
public final class RulesComparison {

  private static final Comparator<VoucherChange> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(VoucherChange::orders)
          .reversed()
          .thenComparing(change -> change.vouchers().type())
          .thenComparingLong(change -> change.vouchers().from())
          .thenComparingLong(change -> change.vouchers().to());

  private final RulesTally present;
  private final RulesTally next;
  private final CountingRule presentCustomers;
  private final CountingRule nextCustomers;
  private final List<String> types;
  private final Map<Move, Long> moves = new HashMap<>();

  /** From the segments that a customer is in to those by the next rules. */
  private record Move(Verdict from, Verdict to) {}

  /** So many orders would have another voucher by a segment type. */
  public record TypeChange(String type, long orders) {}

  /** The vouchers that a customer gets by a segment type, of the present rules and of the next. */
  public record Vouchers(String type, long from, long to) {}

  /** So many orders would have one voucher in place of another. */
  public record VoucherChange(Vouchers vouchers, long orders) {}

  /**
   * @param present counts every order beside this
   */
  RulesComparison(RulesTally present, CountBasis nextBasis) {
    this.present = present;
    this.next = new RulesTally(nextBasis);
    this.presentCustomers = present.basis().customers();
    this.nextCustomers = nextBasis.customers();
    this.types =
        Stream.of(next, present)
            .flatMap(tally -> tally.basis().rules().types().stream())
            .map(SegmentType::name)
            .distinct()
            .toList();
  }

  void add(OrderEvent order) {
    next.add(order);
    Move move =
        new Move(RulesTally.judge(presentCustomers, order), RulesTally.judge(nextCustomers, order));
    if (move.from instanceof Verdict.Counts || move.to instanceof Verdict.Counts) {
      moves.merge(move, 1L, Long::sum);
    }
  }

  /** What the present rules would count. */
  public RulesTally present() {
    return present;
  }

  /** What the next rules would count. */
  public RulesTally next() {
    return next;
  }

  /** Whether rules and countries are the same, so that nothing would change. */
  public boolean same() {
    return present.basis().countsLike(next.basis());
  }

  /** How many orders count by one or the other. */
  public long orders() {
    return moves.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many of these would have another voucher, by each segment type of one or the other. */
  public List<TypeChange> types() {
    return types.stream().map(type -> new TypeChange(type, changed(type))).toList();
  }

  private long changed(String type) {
    return changes()
        .filter(change -> change.vouchers().type().equals(type))
        .mapToLong(VoucherChange::orders)
        .sum();
  }

  /** The most frequent changes of a voucher, by all segment types. */
  public List<VoucherChange> mostFrequent(int limit) {
    return changes().limit(limit).toList();
  }

  private Stream<VoucherChange> changes() {
    Map<Vouchers, Long> changes = new HashMap<>();
    for (String type : types) {
      moves.forEach((move, orders) -> changes.merge(vouchers(type, move), orders, Long::sum));
    }
    return changes.entrySet().stream()
        .filter(change -> change.getKey().from() != change.getKey().to())
        .map(change -> new VoucherChange(change.getKey(), change.getValue()))
        .sorted(MOST_FREQUENT_FIRST);
  }

  private Vouchers vouchers(String type, Move move) {
    return new Vouchers(type, voucher(present, type, move.from), voucher(next, type, move.to));
  }

  private static long voucher(RulesTally rules, String type, Verdict place) {
    return place instanceof Verdict.Counts counts
        ? counts.segments().stream()
            .filter(segment -> segment.type().equals(type))
            .flatMap(segment -> rules.tallyOf(segment).tally().winner().stream())
            .mapToLong(AmountUses::amount)
            .findFirst()
            .orElse(0)
        : 0;
  }

  /** Every segment of both, in the order of the next rules, and then those that go. */
  public List<SegmentChange> segments() {
    return Stream.of(next, present)
        .flatMap(tally -> tally.tallies().keySet().stream())
        .distinct()
        .map(key -> new SegmentChange(key, winner(present, key), winner(next, key)))
        .toList();
  }

  private static Optional<Winner> winner(RulesTally tally, SegmentKey key) {
    return Optional.ofNullable(tally.tallies().get(key)).map(Winner::of);
  }
}
