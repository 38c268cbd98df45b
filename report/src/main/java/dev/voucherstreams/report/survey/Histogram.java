package dev.voucherstreams.report.survey;

import java.util.ArrayList;
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

  private Map<Long, Bin> bins = new HashMap<>();
  private long width = 1;
  private long rows;

  /** The rows with a number from {@code first} to {@code last}, both included. */
  public static final class Bin {
    private final long first;
    private final long last;
    private long rows;
    private long counting;

    private Bin(long index, long width) {
      this.first = index * width;
      this.last = first + width - 1;
    }

    /** The lowest number of the bin. */
    public long first() {
      return first;
    }

    /** The highest number of the bin. */
    public long last() {
      return last;
    }

    /** How many rows. */
    public long rows() {
      return rows;
    }

    /** How many of them would count. */
    public long counting() {
      return counting;
    }

    private void add(long moreRows, long moreCounting) {
      rows += moreRows;
      counting += moreCounting;
    }
  }

  void add(long number, boolean counts) {
    binOf(number).add(1, counts ? 1 : 0);
    rows++;
    while (bins.size() > MAX_BINS) {
      widen();
    }
  }

  private Bin binOf(long number) {
    return bins.computeIfAbsent(Math.floorDiv(number, width), index -> new Bin(index, width));
  }

  private void widen() {
    Map<Long, Bin> narrow = bins;
    bins = new HashMap<>();
    width *= 2;
    narrow.values().forEach(bin -> binOf(bin.first).add(bin.rows, bin.counting));
  }

  /** How many rows have a number at all. */
  public long rows() {
    return rows;
  }

  /** How many numbers share a bin; 1 as long as it is exact. */
  public long width() {
    return width;
  }

  /** The bins with something in them, in ascending order. */
  public List<Bin> bins() {
    List<Bin> sorted = new ArrayList<>(bins.values());
    sorted.sort(Comparator.comparingLong(Bin::first));
    return sorted;
  }

  /**
   * Returns the lowest number of the bin below whose end this part of all rows lies.
   *
   * @param part from 0 to 1
   * @throws IllegalStateException if there are no rows
   */
  public long quantile(double part) {
    long left = (long) Math.ceil(part * rows);
    Bin found = null;
    for (Bin bin : bins()) {
      found = bin;
      left -= bin.rows;
      if (left <= 0) {
        break;
      }
    }
    if (found == null) {
      throw new IllegalStateException("no rows, no quantiles");
    }
    return found.first;
  }
}
