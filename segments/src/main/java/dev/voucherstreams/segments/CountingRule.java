package dev.voucherstreams.segments;

import dev.voucherstreams.segments.SegmentRules.Counting;
import dev.voucherstreams.segments.Verdict.Counts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in which segments an order counts. It is asked for every event, a million times a second, so
 * every verdict is made beforehand, one for each country and combination of segments, and a call
 * allocates nothing.
 */
public final class CountingRule {
  private static final Verdict OUT_OF_SCOPE = new Verdict.OutOfScope();
  private static final Verdict INCOMPLETE = new Verdict.Incomplete();

  private final SegmentType[] types;
  private final Map<String, Counts[]> countsByCountry = new HashMap<>();

  /** A rule for the orders of these countries. */
  public CountingRule(SegmentRules rules, Collection<String> countries) {
    this.types = rules.types().toArray(SegmentType[]::new);
    for (String country : countries) {
      countsByCountry.put(country, allCounts(country, rules.counting()));
    }
  }

  /** The verdict on an order of which any part may be absent. */
  public Verdict judge(
      @Nullable String country,
      @Nullable Instant timestamp,
      @Nullable Instant lastOrder,
      @Nullable Instant firstOrder,
      @Nullable Long totalOrders,
      @Nullable Long voucherAmount) {
    Counts[] counts = countsByCountry.get(country);
    if (counts == null) {
      return OUT_OF_SCOPE;
    }
    if (timestamp == null
        || lastOrder == null
        || firstOrder == null
        || totalOrders == null
        || voucherAmount == null) {
      return INCOMPLETE;
    }
    return counts[combination(lastOrder, totalOrders, timestamp)];
  }

  /* A number in mixed radix, one digit a type: 0 for no segment, else 1 + the segment's index. */
  private int combination(Instant lastOrder, long totalOrders, Instant timestamp) {
    int combination = 0;
    for (SegmentType type : types) {
      long value = type.measure().of(lastOrder, totalOrders, timestamp);
      combination = combination * radix(type) + type.indexOf(value) + 1;
    }
    return combination;
  }

  private static int radix(SegmentType type) {
    return type.segments().size() + 1;
  }

  private Counts[] allCounts(String country, Counting counting) {
    int combinations = 1;
    for (SegmentType type : types) {
      combinations *= radix(type);
    }
    Counts[] counts = new Counts[combinations];
    for (int combination = 0; combination < combinations; combination++) {
      List<SegmentKey> segments = segments(country, combination);
      boolean countsAtAll = counting == Counting.EACH_TYPE || segments.size() == types.length;
      counts[combination] = new Counts(countsAtAll ? segments : List.of());
    }
    return counts;
  }

  /* The inverse of combination(): the last type is the lowest digit. */
  private List<SegmentKey> segments(String country, int combination) {
    Deque<SegmentKey> segments = new ArrayDeque<>();
    int rest = combination;
    for (int i = types.length - 1; i >= 0; i--) {
      int digit = rest % radix(types[i]);
      rest /= radix(types[i]);
      if (digit > 0) {
        String label = types[i].segments().get(digit - 1).label();
        segments.addFirst(new SegmentKey(country, types[i].name(), label));
      }
    }
    return List.copyOf(segments);
  }
}
