package dev.voucherstreams.bench.tally;

import dev.voucherstreams.bench.orders.SampleOrders;
import dev.voucherstreams.bench.orders.Shape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills a topic with orders. */
final class OrderFeed {

  private final Map<String, Object> client;
  private volatile @Nullable Exception failure;

  OrderFeed(Map<String, Object> client) {
    this.client = client;
  }

  /** Creates a topic. */
  void create(String topic, int partitions) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
  }

  /** Creates the topic and sends the events; returns once all are acknowledged. */
  void fill(String topic, int partitions, int events, Shape shape)
      throws ExecutionException, InterruptedException {
    create(topic, partitions);
    try (SampleOrders orders = new SampleOrders(client, topic, partitions, shape);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        var unused = producer.send(orders.next(), this::noteFailure);
      }
      producer.flush();
    }
    if (failure != null) {
      throw new KafkaException("the benchmark's orders could not be sent", failure);
    }
  }

  private void noteFailure(RecordMetadata where, @Nullable Exception exception) {
    if (exception != null) {
      failure = exception;
    }
  }
}
