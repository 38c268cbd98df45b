package dev.voucherstreams.systemtests;

import java.util.List;
import java.util.stream.DoubleStream;

/** Times of many exchanges, in milliseconds, in ascending order. */
record Latencies(List<Double> millis) {

  static Latencies of(DoubleStream millis) {
    return new Latencies(millis.sorted().boxed().toList());
  }

  double quantile(double share) {
    return millis.get((int) Math.min(millis.size() - 1, share * millis.size()));
  }

  @Override
  public String toString() {
    return "p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms, longest %.0f ms"
        .formatted(quantile(0.5), quantile(0.99), quantile(0.999), quantile(1));
  }
}
