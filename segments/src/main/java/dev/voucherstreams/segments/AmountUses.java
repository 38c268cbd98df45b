package dev.voucherstreams.segments;

import java.util.Comparator;

/** How often a voucher amount was used: at least once. */
public record AmountUses(long amount, long count) {

  /** The most used first; among equals the lower amount first. */
  public static final Comparator<AmountUses> MOST_USED_FIRST =
      Comparator.comparingLong(AmountUses::count).reversed().thenComparingLong(AmountUses::amount);

  public AmountUses {
    if (count < 1) {
      throw new IllegalArgumentException("amount " + amount + " used " + count + " times");
    }
  }
}
