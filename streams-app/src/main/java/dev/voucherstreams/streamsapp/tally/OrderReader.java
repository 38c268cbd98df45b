package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.streamsapp.deadletter.UnreadableRecordException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Makes order events of the bytes of a topic, and refuses those that don't keep to what every order
 * event must, complete or not; source: docs/events.md.
 */
record OrderReader(String topic, Deserializer<OrderEvent> deserializer) {

  /* It is a key of the tally's state, and so of a record that has to fit into a topic. */
  private static final int MAX_DATASET_CHARACTERS = 500;

  /**
   * @throws UnreadableRecordException if the bytes are no order event
   * @throws InvalidOrderException if the event breaks a rule
   */
  OrderEvent read(Record<byte[], byte[]> record) {
    OrderEvent order = deserialize(record);
    requireAmount(order.getVoucherAmount());
    requireRow(order.getDataset(), order.getRow());
    return order;
  }

  private OrderEvent deserialize(Record<byte[], byte[]> record) {
    OrderEvent order;
    try {
      order = deserializer.deserialize(topic, record.headers(), record.value());
    } catch (RuntimeException e) {
      throw UnreadableRecordException.of(e);
    }
    if (order == null) {
      throw new UnreadableRecordException(new SerializationException("the record has no value"));
    }
    return order;
  }

  private static void requireAmount(@Nullable Long amount) {
    if (amount != null && amount < 0) {
      throw new InvalidOrderException("voucher_amount is negative: " + amount);
    }
  }

  private static void requireRow(@Nullable String dataset, @Nullable Long row) {
    if ((dataset == null) != (row == null)) {
      throw new InvalidOrderException(
          "dataset and row come together or not at all, but are: %s and %s"
              .formatted(dataset, row));
    }
    if (row != null && row < 0) {
      throw new InvalidOrderException("row is negative: " + row);
    }
    if (dataset != null && dataset.length() > MAX_DATASET_CHARACTERS) {
      throw new InvalidOrderException(
          "dataset has %,d characters, at most %d are allowed: %s"
              .formatted(dataset.length(), MAX_DATASET_CHARACTERS, dataset));
    }
  }
}
