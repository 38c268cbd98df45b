package dev.voucherstreams.schemas;

import dev.voucherstreams.events.OrderEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The partition of an order event: a pure function of the event and the number of partitions.
 *
 * <p>Whoever loads a data set must use it. Then the rows of the data set stand in order within each
 * partition, however often and in however many pieces it is loaded, and the tally can skip what it
 * has counted by remembering one row number a partition.
 */
public final class OrderPartitioner {

  private static final int SEED = 0x9747b28c;
  private static final int MIX = 0x5bd1e995;
  private static final int MIX_SHIFT = 24;

  private OrderPartitioner() {}

  /** Returns the key of the event's record: the customer id as text, or null without one. */
  public static @Nullable String key(OrderEvent event) {
    Long customer = event.getCustomerId();
    return customer == null ? null : customer.toString();
  }

  /**
   * Returns the partition, from 0 until {@code partitions}: by customer, where there is none by row
   * of the data set, else by event id.
   */
  public static int partition(OrderEvent event, int partitions) {
    String key = key(event);
    if (key != null) {
      return hash(key, partitions);
    }
    Long row = event.getRow();
    return row == null
        ? hash(event.getEventId(), partitions)
        : (int) Math.floorMod(row, (long) partitions);
  }

  /*
   * The hash by which Kafka's producers choose a partition for a key, in every language, so that live
   * producers need no partitioner of ours: MurmurHash2 of 32 bits, with Kafka's seed. Kafka has it in
   * a class that isn't part of its API.
   */
  private static int hash(String text, int partitions) {
    int positive = hash(text.getBytes(StandardCharsets.UTF_8)) & 0x7fffffff;
    return positive % partitions;
  }

  private static int hash(byte[] bytes) {
    int hash = SEED ^ bytes.length;
    int whole = bytes.length & ~3;
    for (int at = 0; at < whole; at += 4) {
      int word = word(bytes, at, 4) * MIX;
      hash = hash * MIX ^ (word ^ word >>> MIX_SHIFT) * MIX;
    }
    if (whole < bytes.length) {
      hash = (hash ^ word(bytes, whole, bytes.length - whole)) * MIX;
    }
    hash = (hash ^ hash >>> 13) * MIX;
    return hash ^ hash >>> 15;
  }

  /* Up to four bytes, the lowest first. */
  private static int word(byte[] bytes, int from, int length) {
    int word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[from + i] & 0xff) << (8 * i);
    }
    return word;
  }
}
