package dev.voucherstreams.report.bars;

/** Round numbers for scales: 1, 2 or 5 and noughts. */
final class Nice {

  private static final long[] LEADING = {1, 2, 5};

  private Nice() {}

  /** The smallest round number that goes into the length at most so many times, rounded up. */
  static long step(long length, int mostSteps) {
    for (long power = 1; power <= Long.MAX_VALUE / 100; power *= 10) {
      for (long leading : LEADING) {
        if (ceilDiv(length, leading * power) <= mostSteps) {
          return leading * power;
        }
      }
    }
    return ceilDiv(length, (long) mostSteps);
  }

  /** The first multiple of the step that is not below the number. */
  static long roundUp(long number, long step) {
    return ceilDiv(number, step) * step;
  }

  private static long ceilDiv(long number, long divisor) {
    return -Math.floorDiv(-number, divisor);
  }
}
