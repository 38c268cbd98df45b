package dev.voucherstreams.bench;

import java.util.Arrays;

/** How long each of many things took. */
public final class Durations {

  private final long[] ascending;

  /**
   * @param each time, in nanoseconds
   */
  public Durations(long[] each) {
    this.ascending = each.clone();
    Arrays.sort(ascending);
  }

  /** The milliseconds within which this share of them was done. */
  public double millis(double share) {
    int rank = (int) Math.ceil(share * ascending.length);
    return ascending[Math.max(rank, 1) - 1] / 1e6;
  }
}
