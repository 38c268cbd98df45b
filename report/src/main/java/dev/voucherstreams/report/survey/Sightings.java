package dev.voucherstreams.report.survey;

import java.util.Arrays;
import java.util.List;

/** How many rows something was seen in, and the first of them as examples. */
public final class Sightings {

  private static final int EXAMPLES = 3;

  private final long[] examples = new long[EXAMPLES];
  private long count;

  void add(long row) {
    if (count < EXAMPLES) {
      examples[(int) count] = row;
    }
    count++;
  }

  /** The first row; there has to be one. */
  long first() {
    return examples[0];
  }

  /** How many rows. */
  public long count() {
    return count;
  }

  /** The numbers of the first few rows, from 0 as everywhere. */
  public List<Long> examples() {
    return Arrays.stream(examples).limit(count).boxed().toList();
  }
}
