package dev.voucherstreams.streamsapp.tally;

import java.time.Duration;

/**
 * How the tally works, apart from its rules.
 *
 * @param flushInterval how often partial tallies that changed are sent to the merge; the larger
 *     part of the time from an order to its answer
 * @param maxAmountsPerSegment how many voucher amounts a segment may have in one input partition;
 *     bounds memory, and events with further ones are dead letters
 * @param maxDataSets how many data sets may have orders in one input partition; bounds memory, and
 *     events of further ones are dead letters
 * @param mergePartitions partitions of the repartition topic, so the most tasks that merge at once;
 *     with another number the orders are counted anew
 */
public record TallySettings(
    Duration flushInterval, int maxAmountsPerSegment, int maxDataSets, int mergePartitions) {

  public TallySettings {
    if (flushInterval.toMillis() < 1) {
      throw new IllegalArgumentException("flush interval below 1 ms: " + flushInterval);
    }
    requireSome(maxAmountsPerSegment, "amount per segment");
    requireSome(maxDataSets, "data set");
    requireSome(mergePartitions, "merge partition");
  }

  private static void requireSome(int number, String what) {
    if (number < 1) {
      throw new IllegalArgumentException("at least 1 %s is needed, not %d".formatted(what, number));
    }
  }
}
