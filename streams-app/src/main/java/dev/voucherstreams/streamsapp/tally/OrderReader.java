package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/** Makes order events of the bytes of a topic. */
record OrderReader(String topic, Deserializer<OrderEvent> deserializer) {

  /**
   * @throws SerializationException if the bytes are no order event
   * @throws InvalidOrderException if the event breaks a rule
   */
  OrderEvent read(Record<byte[], byte[]> record) {
    OrderEvent order = deserializer.deserialize(topic, record.headers(), record.value());
    if (order == null) {
      throw new SerializationException("the record has no value");
    }
    OrderCheck.requireValid(order);
    return order;
  }
}
