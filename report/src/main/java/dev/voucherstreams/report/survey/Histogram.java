package dev.voucherstreams.report.survey;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows have which whole number, and how many of them would count. Exact until there are
 * more than {@value #MAX_BINS} different numbers; then neighbours share a bin, twice as wide each
 * time, so that memory is bounded wherever the numbers lie.
 */
public final class Histogram {

  static final int MAX_BINS = 16_384;

  /* By its lowest number, a bin's rows and how many of them would count. */
  private final Map<Long, long[]> bins = new HashMap<>();
  private long width = 1;

  /**
   * The rows with a number from {@code first} to {@code last}, both included.
   *
   * @param counting how many of the rows would count
   */
  public record Bin(long first, long last, long rows, long counting) {}

  void add(long number, boolean counts) {
    add(number, 1, counts ? 1 : 0);
    while (bins.size() > MAX_BINS) {
      widen();
    }
  }

  private void add(long number, long moreRows, long moreCounting) {
    long first = Math.floorDiv(number, width) * width;
    long[] bin = bins.computeIfAbsent(first, absent -> new long[2]);
    bin[0] += moreRows;
    bin[1] += moreCounting;
  }

  private void widen() {
    List<Bin> narrow = bins();
    bins.clear();
    width *= 2;
    narrow.forEach(bin -> add(bin.first, bin.rows, bin.counting));
  }

  /** How many rows have a number at all. */
  public long rows() {
    return bins.values().stream().mapToLong(bin -> bin[0]).sum();
  }

  /** How many numbers share a bin; 1 as long as it is exact. */
  public long width() {
    return width;
  }

  /** The bins with something in them, in ascending order. */
  public List<Bin> bins() {
    return bins.entrySet().stream()
        .map(bin -> bin(bin.getKey(), bin.getValue()))
        .sorted(Comparator.comparingLong(Bin::first))
        .toList();
  }

  private Bin bin(long first, long[] rowsAndCounting) {
    return new Bin(first, first + width - 1, rowsAndCounting[0], rowsAndCounting[1]);
  }

  /**
   * Returns the lowest number of the bin below whose end this part of all rows lies.
   *
   * @param part from 0 to 1
   * @throws IllegalStateException if there are no rows
   */
  public long quantile(double part) {
    long left = (long) Math.ceil(part * rows());
    for (Bin bin : bins()) {
      left -= bin.rows;
      if (left <= 0) {
        return bin.first;
      }
    }
    throw new IllegalStateException("no rows, no quantiles");
  }
}
