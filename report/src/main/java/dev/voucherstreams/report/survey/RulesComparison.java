package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.AmountUses;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other rules or countries would change. For each order that counts by one or the other, and
 * each segment type, it compares two vouchers: what a customer like the order's, at its time, gets
 * of the finished count by the present rules, and of that by the next. That is the winner of the
 * segment that the customer is in, and 0 if there is none.
 *
 * <p>Winners are known only at the end, and orders are not kept. So what is counted on the way is
 * how many of them are in each pair of segments, one of the present rules and one of the next.
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
  private final Places presentPlaces;
  private final Places nextPlaces;
  private final List<String> types;
  private final Map<Move, Long> moves = new HashMap<>();
  private long orders;

  /** From a segment to a segment of a type; empty where the customer is in none. */
  private record Move(String type, Optional<SegmentKey> from, Optional<SegmentKey> to) {}

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
    this.presentPlaces = new Places(present.basis());
    this.nextPlaces = new Places(nextBasis);
    this.types =
        Stream.of(next, present)
            .flatMap(tally -> tally.rules().types().stream())
            .map(SegmentType::name)
            .distinct()
            .toList();
  }

  void add(OrderEvent order) {
    next.add(order);
    Optional<List<SegmentKey>> from = presentPlaces.of(order);
    Optional<List<SegmentKey>> to = nextPlaces.of(order);
    if (from.isPresent() || to.isPresent()) {
      orders++;
      for (String type : types) {
        moves.merge(new Move(type, segment(from, type), segment(to, type)), 1L, Long::sum);
      }
    }
  }

  private static Optional<SegmentKey> segment(Optional<List<SegmentKey>> place, String type) {
    return place.stream()
        .flatMap(List::stream)
        .filter(segment -> segment.type().equals(type))
        .findFirst();
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
    return orders;
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
    Map<Vouchers, Long> changes =
        moves.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    move -> vouchers(move.getKey()), Collectors.summingLong(Map.Entry::getValue)));
    return changes.entrySet().stream()
        .filter(change -> change.getKey().from() != change.getKey().to())
        .map(change -> new VoucherChange(change.getKey(), change.getValue()))
        .sorted(MOST_FREQUENT_FIRST);
  }

  private Vouchers vouchers(Move move) {
    return new Vouchers(move.type(), voucher(present, move.from()), voucher(next, move.to()));
  }

  private static long voucher(RulesTally rules, Optional<SegmentKey> segment) {
    return segment
        .flatMap(key -> rules.tallyOf(key).tally().winner())
        .map(AmountUses::amount)
        .orElse(0L);
  }

  /** Every segment of both, in the order of the next rules, and then those that go. */
  public List<SegmentChange> segments() {
    return SegmentChange.between(present, next);
  }
}
