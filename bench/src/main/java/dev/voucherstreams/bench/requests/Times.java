package dev.voucherstreams.bench.requests;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long each request of an exchange took, and all of them together. */
final class Times {

  private final long[] ascending;
  private final long total;

  /**
   * @param each from a request to its result, in nanoseconds
   * @param total from the first request to the last result, in nanoseconds
   */
  Times(long[] each, long total) {
    this.ascending = each.clone();
    this.total = total;
    Arrays.sort(ascending);
  }

  double perSecond() {
    return (double) ascending.length * TimeUnit.SECONDS.toNanos(1) / total;
  }

  /** The milliseconds within which this share of the requests has its result. */
  double millis(double share) {
    int rank = (int) Math.ceil(share * ascending.length);
    return ascending[Math.max(rank, 1) - 1] / 1e6;
  }
}
