package dev.voucherstreams.report.survey;

import dev.voucherstreams.events.OrderEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Notices rows that say in every column what an earlier row said. It knows rows by a 64-bit hash,
 * too long to meet by accident, and remembers the first {@value #MAX_ROWS} different ones: later
 * rows are compared with those only.
 */
public final class RepeatedRows {

  /** So many different rows are remembered. */
  public static final int MAX_ROWS = 1 << 20;

  private static final int SLOTS = 2 * MAX_ROWS;
  private static final long EMPTY = 0;
  private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;

  /* Open addressing: a set of boxed numbers would take five times as much. */
  private final long[] hashes = new long[SLOTS];
  private final Sightings repeated = new Sightings();
  private int remembered;

  void add(OrderEvent order) {
    long hash = hash(order);
    int slot = (int) (hash >>> 32) & (SLOTS - 1);
    while (hashes[slot] != EMPTY && hashes[slot] != hash) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (hashes[slot] == hash) {
      repeated.add(order.getRow());
    } else if (remembered < MAX_ROWS) {
      hashes[slot] = hash;
      remembered++;
    }
  }

  /** The rows that repeat an earlier one. */
  public Sightings seen() {
    return repeated;
  }

  /** Whether every row was compared with all rows before it. */
  public boolean complete() {
    return remembered < MAX_ROWS;
  }

  private static long hash(OrderEvent order) {
    long hash = order.getCountryCode().hashCode();
    hash = mix(hash, number(order.getCustomerId()));
    hash = mix(hash, micros(order.getTimestamp()));
    hash = mix(hash, micros(order.getLastOrderTs()));
    hash = mix(hash, micros(order.getFirstOrderTs()));
    hash = mix(hash, number(order.getTotalOrders()));
    hash = mix(hash, number(order.getVoucherAmount()));
    return hash == EMPTY ? 1 : hash;
  }

  private static long mix(long hash, long value) {
    long mixed = (hash ^ value) * GOLDEN_RATIO;
    return mixed ^ (mixed >>> 29);
  }

  private static long number(@Nullable Long number) {
    return number == null ? Long.MIN_VALUE : number;
  }

  private static long micros(@Nullable Instant time) {
    return time == null
        ? Long.MIN_VALUE
        : time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }
}
