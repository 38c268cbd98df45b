package dev.voucherstreams.history.generate;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * A choice of which some outcomes are likelier than others.
 *
 * @param outcomes each by the sum of the weights up to its own
 */
record Weighted<T>(NavigableMap<Integer, T> outcomes) {

  /** Returns a choice with one outcome so far. */
  static <T> Weighted<T> of(int weight, T value) {
    return new Weighted<>(new TreeMap<>(Map.of(weight, value)));
  }

  /** Returns this choice with one more outcome. */
  Weighted<T> or(int weight, T value) {
    NavigableMap<Integer, T> more = new TreeMap<>(outcomes);
    more.put(outcomes.lastKey() + weight, value);
    return new Weighted<>(more);
  }

  T pick(Random random) {
    return outcomes.tailMap(random.nextInt(outcomes.lastKey()), false).values().iterator().next();
  }
}
