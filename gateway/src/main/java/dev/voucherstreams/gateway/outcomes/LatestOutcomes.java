package dev.voucherstreams.gateway.outcomes;

import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.gateway.live.OrderCounts;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest record of each key of order-outcomes. */
final class LatestOutcomes {
  private static final Logger LOG = LoggerFactory.getLogger(LatestOutcomes.class);

  private final Deserializer<OrderOutcomes> values;
  private final Map<String, OrderOutcomes> latest = new HashMap<>();

  LatestOutcomes(Deserializer<OrderOutcomes> values) {
    this.values = values;
  }

  /** Takes the record in place of the one before; one that can't be used changes nothing. */
  void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() == null) {
      LOG.warn("Passing over outcomes without a key at offset {}", record.offset());
      return;
    }
    try {
      OrderOutcomes outcomes = values.deserialize(record.topic(), record.headers(), record.value());
      if (outcomes == null) {
        latest.remove(record.key());
      } else {
        latest.put(record.key(), outcomes);
      }
    } catch (RetriableException | InterruptException e) {
      throw e; // not the record's fault
    } catch (RuntimeException e) {
      LOG.warn("Passing over the outcomes of partition {}: {}", record.key(), e.getMessage());
    }
  }

  OrderCounts sum() {
    return OrderCounts.sum(latest.values());
  }
}
