package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.streamsapp.tally.OrderPositions;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** Clients of Kafka Streams, but for those that read the orders: they tell how far they are. */
public record WatchedClients(KafkaClientSupplier clients, String orders, OrderPositions positions)
    implements KafkaClientSupplier {

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return clients.getAdmin(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return clients.getProducer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return clients.getRestoreConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return clients.getGlobalConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        note(this, records);
        return records;
      }
    };
  }

  private void note(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : consumer.assignment()) {
      if (partition.topic().equals(orders)) {
        note(consumer, partition, records.records(partition).size());
      }
    }
  }

  /* Where a position isn't known yet, nothing was polled either. */
  private void note(Consumer<byte[], byte[]> consumer, TopicPartition partition, int polled) {
    try {
      positions.polled(partition.partition(), polled, consumer.position(partition, Duration.ZERO));
    } catch (TimeoutException e) {
      if (polled > 0) {
        throw e;
      }
    }
  }
}
