package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.segments.Verdict;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The tallies of one input partition. It remembers which of them are to be sent on. */
final class SegmentTallies {

  private final WriteBehindStore<SegmentKey, Tally, TallySnapshot> store;
  private final CountingRule rule;
  private final int maxAmounts;
  private final Map<SegmentKey, Tally> unsent = new HashMap<>();
  private long uses;

  /**
   * At first all that are there are to be sent on: the commit that made them durable may have come
   * before they were.
   */
  SegmentTallies(
      WriteBehindStore<SegmentKey, Tally, TallySnapshot> store, CountingRule rule, int maxAmounts) {
    this.store = store;
    this.rule = rule;
    this.maxAmounts = maxAmounts;
    store.forEachCommitted(unsent::put);
    unsent.values().forEach(tally -> uses += tally.total());
  }

  /** How often any voucher was used, over all segments. */
  long uses() {
    return uses;
  }

  /**
   * Counts the order in each of its segments, if it is complete and in scope.
   *
   * @throws InvalidOrderException if one of them has no room for its amount; it then counts in none
   */
  OrderOutcome count(OrderEvent order) {
    Verdict verdict = judge(order);
    if (verdict instanceof Verdict.Counts counts) {
      count(order.getVoucherAmount(), counts.segments());
      return OrderOutcome.COUNTED;
    }
    return verdict instanceof Verdict.OutOfScope
        ? OrderOutcome.OUT_OF_SCOPE
        : OrderOutcome.INCOMPLETE;
  }

  private Verdict judge(OrderEvent order) {
    return rule.judge(
        order.getCountryCode(),
        order.getTimestamp(),
        order.getLastOrderTs(),
        order.getFirstOrderTs(),
        order.getTotalOrders(),
        order.getVoucherAmount());
  }

  private void count(long amount, List<SegmentKey> segments) {
    for (int i = 0; i < segments.size(); i++) {
      requireRoom(segments.get(i), amount);
    }
    for (int i = 0; i < segments.size(); i++) {
      add(segments.get(i), amount);
    }
  }

  private void requireRoom(SegmentKey segment, long amount) {
    Tally tally = store.get(segment);
    if (tally != null && tally.distinctAmounts() >= maxAmounts && !tally.has(amount)) {
      throw InvalidOrderException.tooManyAmounts(segment, amount, maxAmounts);
    }
  }

  private void add(SegmentKey segment, long amount) {
    Tally tally = store.get(segment);
    if (tally == null) {
      tally = new Tally();
    }
    tally.add(amount);
    uses++;
    store.changed(segment, tally);
    unsent.put(segment, tally);
  }

  /** Hands over those that are to be sent on. Returns whether there were any. */
  boolean sendChanged(BiConsumer<SegmentKey, Tally> send) {
    if (unsent.isEmpty()) {
      return false;
    }
    unsent.forEach(send);
    unsent.clear();
    return true;
  }
}
