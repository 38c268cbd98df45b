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

  /* The same hash as Kafka's default partitioner, so that live producers need no partitioner of ours. */
  private static int hash(String text, int partitions) {
    return Murmur2.positive(text.getBytes(StandardCharsets.UTF_8)) % partitions;
  }
}
