package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.segments.Verdict;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The tallies of one input partition. It remembers which of them are to be sent on.
 *
 * <p>An order looks up one thing only, its verdict: there is one for each combination of segments,
 * and it stands for the tallies that the order counts in.
 */
final class SegmentTallies {

  private final WriteBehindStore<SegmentKey, LiveTally, TallySnapshot> store;
  private final CountingRule rule;
  private final int maxAmounts;
  private final Map<SegmentKey, LiveTally> tallies = new HashMap<>();
  private final IdentityHashMap<Verdict.Counts, LiveTally[]> byVerdict = new IdentityHashMap<>();
  private final Map<SegmentKey, LiveTally> unsent = new HashMap<>();
  private long uses;

  /**
   * At first all that are there are to be sent on: the commit that made them durable may have come
   * before they were.
   */
  SegmentTallies(
      WriteBehindStore<SegmentKey, LiveTally, TallySnapshot> store,
      CountingRule rule,
      int maxAmounts) {
    this.store = store;
    this.rule = rule;
    this.maxAmounts = maxAmounts;
    store.forEachCommitted(this::begin);
  }

  private void begin(SegmentKey segment, LiveTally tally) {
    tallies.put(segment, tally);
    uses += tally.tally().total();
    tally.noteUnsent();
    unsent.put(segment, tally);
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
      count(order.getVoucherAmount(), counts);
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

  private void count(long amount, Verdict.Counts counts) {
    LiveTally[] places = byVerdict.get(counts);
    if (places == null) {
      places = places(counts);
    }
    for (int i = 0; i < places.length; i++) {
      requireRoom(counts.segments().get(i), places[i].tally(), amount);
    }
    for (int i = 0; i < places.length; i++) {
      add(counts.segments().get(i), places[i], amount);
    }
    uses += places.length;
  }

  private LiveTally[] places(Verdict.Counts counts) {
    LiveTally[] places =
        counts.segments().stream()
            .map(segment -> tallies.computeIfAbsent(segment, first -> new LiveTally(new Tally())))
            .toArray(LiveTally[]::new);
    byVerdict.put(counts, places);
    return places;
  }

  private void requireRoom(SegmentKey segment, Tally tally, long amount) {
    if (tally.distinctAmounts() >= maxAmounts && !tally.has(amount)) {
      throw InvalidOrderException.tooManyAmounts(segment, amount, maxAmounts);
    }
  }

  private void add(SegmentKey segment, LiveTally tally, long amount) {
    if (tally.add(amount)) {
      store.changed(segment, tally);
    }
    if (tally.noteUnsent()) {
      unsent.put(segment, tally);
    }
  }

  /** Hands over those that are to be sent on. Returns whether there were any. */
  boolean sendChanged(BiConsumer<SegmentKey, Tally> send) {
    if (unsent.isEmpty()) {
      return false;
    }
    unsent.forEach((segment, tally) -> send.accept(segment, tally.send()));
    unsent.clear();
    return true;
  }
}
