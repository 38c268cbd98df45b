package dev.voucherstreams.history.generate;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A choice of which some outcomes are likelier than others.
 *
 * @param outcomes each with its weight; at least one
 */
record Weighted<T>(List<Outcome<T>> outcomes, int total) {

  private record Outcome<T>(int weight, T value) {}

  /** Returns a choice with one outcome so far. */
  static <T> Weighted<T> of(int weight, T value) {
    return new Weighted<>(List.of(new Outcome<>(weight, value)), weight);
  }

  /** Returns this choice with one more outcome. */
  Weighted<T> or(int weight, T value) {
    Outcome<T> added = new Outcome<>(weight, value);
    return new Weighted<>(
        Stream.concat(outcomes.stream(), Stream.of(added)).toList(), total + weight);
  }

  T pick(Random random) {
    int left = random.nextInt(total);
    for (Outcome<T> outcome : outcomes) {
      left -= outcome.weight;
      if (left < 0) {
        return outcome.value;
      }
    }
    throw new IllegalStateException("weights don't add up to " + total);
  }
}
