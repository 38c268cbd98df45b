package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.streamsapp.deadletter.UnreadableRecordException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/** Makes order events of the bytes of a topic. */
record OrderReader(String topic, Deserializer<OrderEvent> deserializer) {

  /**
   * @throws UnreadableRecordException if the bytes are no order event
   * @throws InvalidOrderException if the event breaks a rule
   */
  OrderEvent read(Record<byte[], byte[]> record) {
    OrderEvent order = deserialize(record);
    OrderCheck.requireValid(order);
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
}
