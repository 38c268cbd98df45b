package dev.voucherstreams.segments;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often each voucher amount was used. Mutable, not thread-safe. Two tallies with the same
 * counts are equal, in whatever order they were counted.
 *
 * <p>Amounts are few and counted a million times a second: two sorted arrays and a binary search
 * need neither boxes nor entries.
 */
public final class Tally {
  private long[] amounts = new long[4];
  private long[] counts = new long[4];
  private int size;
  private long total;

  /** Counts one use of the amount. */
  public void add(long amount) {
    add(amount, 1);
  }

  /** Counts this many uses of the amount. */
  public void add(long amount, long count) {
    if (count < 1) {
      throw new IllegalArgumentException("amount " + amount + " used " + count + " times");
    }
    int index = Arrays.binarySearch(amounts, 0, size, amount);
    if (index >= 0) {
      counts[index] += count;
    } else {
      insert(-index - 1, amount, count);
    }
    total += count;
  }

  private void insert(int index, long amount, long count) {
    if (size == amounts.length) {
      amounts = Arrays.copyOf(amounts, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(amounts, index, amounts, index + 1, size - index);
    System.arraycopy(counts, index, counts, index + 1, size - index);
    amounts[index] = amount;
    counts[index] = count;
    size++;
  }

  /** Counts what the other tally has counted, too. */
  public void addAll(Tally other) {
    for (int i = 0; i < other.size; i++) {
      add(other.amounts[i], other.counts[i]);
    }
  }

  /** Whether the amount was used. */
  public boolean has(long amount) {
    return Arrays.binarySearch(amounts, 0, size, amount) >= 0;
  }

  /** How many different amounts were used. */
  public int distinctAmounts() {
    return size;
  }

  /** All uses of all amounts. */
  public long total() {
    return total;
  }

  /** The amount with the most uses, on a tie the lower; none if nothing was counted. */
  public Optional<AmountUses> winner() {
    int winner = 0;
    for (int i = 1; i < size; i++) {
      /* Amounts ascend: only more uses beat the one before, so a tie stays with the lower. */
      if (counts[i] > counts[winner]) {
        winner = i;
      }
    }
    return size == 0 ? Optional.empty() : Optional.of(uses(winner));
  }

  /** How sure the winner is; none if nothing was counted. */
  public Optional<Lead> lead() {
    return Lead.of(Arrays.stream(counts, 0, size));
  }

  /** Every amount with its uses: the most used first, among equals the lower amount first. */
  public List<AmountUses> byCount() {
    return byAmount().sorted(AmountUses.MOST_USED_FIRST).toList();
  }

  /** Every amount with its uses, the lowest amount first: the order in which adding costs least. */
  public Stream<AmountUses> byAmount() {
    return IntStream.range(0, size).mapToObj(this::uses);
  }

  private AmountUses uses(int index) {
    return new AmountUses(amounts[index], counts[index]);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Tally other
        && Arrays.equals(amounts, 0, size, other.amounts, 0, other.size)
        && Arrays.equals(counts, 0, size, other.counts, 0, other.size);
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * (31 * hash + Long.hashCode(amounts[i])) + Long.hashCode(counts[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    return byCount().toString();
  }
}
