package dev.voucherstreams.systemtests;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.avroserde.AvroDeserializer;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends again what is in order-events and its dead-letter topic, some of it spoilt. */
final class OrderCopies {

  private static final String ORDERS = "order-events";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> client;

  OrderCopies(LocalSystem system) {
    client =
        Map.of(
            "bootstrap.servers",
            system.kafka(),
            "schema.registry.url",
            system.registry(),
            "isolation.level",
            "read_committed",
            "linger.ms",
            50);
  }

  /** Registers orders' schema under other words, and returns its id. */
  int registerSchema(String doc) throws IOException, InterruptedException {
    String schema = OrderEvent.getClassSchema().toString().replace("An order on which", doc);
    String body = JSON.writeValueAsString(Map.of("schema", schema));
    URI uri =
        URI.create(client.get("schema.registry.url") + "/subjects/order-events-value/versions");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return JSON.readTree(response.body()).get("id").asInt();
  }

  /**
   * Sends all orders once more, as those of another data set.
   *
   * @param every how many of them have this schema instead of their own
   */
  void send(String dataset, int every, int schema) throws Exception {
    try (AvroDeserializer<OrderEvent> reader = new AvroDeserializer<>(OrderEvent.class);
        AvroSerializer<OrderEvent> writer = new AvroSerializer<>()) {
      reader.configure(client, false);
      writer.configure(client, false);
      List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : readAll(ORDERS)) {
        if (record.value()[0] != 0) {
          continue; // what another test has sent is no Avro
        }
        OrderEvent order = reader.deserialize(ORDERS, record.value());
        order.setDataset(dataset);
        byte[] value = writer.serialize(ORDERS, order);
        if (copies.size() % every == 0) {
          ByteBuffer.wrap(value).putInt(1, schema);
        }
        copies.add(new ProducerRecord<>(ORDERS, record.partition(), record.key(), value));
      }
      send(copies);
    }
  }

  /** Sends all dead letters again, those too that were sent again before. */
  void replayEverythingOnceMore() throws Exception {
    send(
        readAll(ORDERS + ".dead-letter").stream()
            .map(letter -> new DeadLetter(letter).replay().orElseThrow())
            .toList());
  }

  private List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }
}
