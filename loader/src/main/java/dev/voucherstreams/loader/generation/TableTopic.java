package dev.voucherstreams.loader.generation;

import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.loader.kafka.TopicScan;
import dev.voucherstreams.schemas.generation.GenerationRecords;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.schemas.generation.TableKey.OldRow;
import dev.voucherstreams.schemas.generation.TableKey.Row;
import dev.voucherstreams.schemas.generation.TableValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topic segment-vouchers: what generations tell of themselves, from what each has told last,
 * and their rows. Each part of one that is being counted tells something at least every 2 s.
 */
public final class TableTopic implements AutoCloseable {

  /* The only one, so that what is told stands behind what it speaks of. */
  private static final int PARTITION = 0;

  private final Cluster cluster;
  private final String topic;
  private final KafkaConsumer<@Nullable String, byte @Nullable []> consumer;
  private final Serde<SpecificRecord> avro;
  private final GenerationRecords records = new GenerationRecords();
  private final Map<String, Map<String, byte[]>> rows = new HashMap<>();

  /** Begins at the beginning of the topic, which is compacted. */
  public TableTopic(Cluster cluster) {
    KafkaSettings kafka = cluster.settings();
    this.cluster = cluster;
    this.topic = kafka.topics().segmentVouchers();
    this.avro = TableValues.serde(kafka.serde());
    this.consumer =
        new KafkaConsumer<>(
            kafka.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all = List.of(new TopicPartition(topic, PARTITION));
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /**
   * All generations, as of where the topic ends now; none if there is no such topic.
   *
   * @throws TimeoutException if it can't be read to its end
   */
  public Generations generations() {
    new TopicScan(cluster, topic).readToTheEnd(consumer, this::read);
    return records.generations();
  }

  /** The values of the rows of a generation, by segment, as far as the topic has been read. */
  public Map<String, byte[]> rowsOf(String generation) {
    return rows.getOrDefault(generation, Map.of());
  }

  /** What the parts of each generation have told last; waits so long for more. */
  public Collection<List<GenerationPart>> parts(Duration limit) {
    read(limit);
    return records.parts().values();
  }

  private void read(Duration limit) {
    for (ConsumerRecord<@Nullable String, byte @Nullable []> record : consumer.poll(limit)) {
      TableKey.parse(record.key()).ifPresent(key -> take(key, record.value()));
    }
  }

  private void take(TableKey key, byte @Nullable [] value) {
    if (key instanceof Row row) {
      Map<String, byte[]> all = rows.computeIfAbsent(row.generation(), name -> new HashMap<>());
      all.compute(row.segment(), (segment, before) -> value);
    } else if (!(key instanceof OldRow)) {
      records.put(key, decode(value));
    }
  }

  /* Who serves passes over what can't be read, too. Without a registry nothing can be. */
  private @Nullable SpecificRecord decode(byte @Nullable [] value) {
    try {
      return avro.deserializer().deserialize(topic, value);
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * Writes what a person has decided, and returns once all copies of the topic have it.
   *
   * @throws KafkaException if that fails
   */
  public void write(Map<TableKey, GenerationDecision> decisions) {
    try (Producer<String, SpecificRecord> producer =
        new KafkaProducer<>(
            cluster.settings().producer(), new StringSerializer(), avro.serializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      decisions.forEach(
          (key, decision) ->
              sent.add(
                  producer.send(new ProducerRecord<>(topic, PARTITION, key.toString(), decision))));
      sent.forEach(Cluster::get);
    }
  }

  @Override
  public void close() {
    consumer.close();
    avro.close();
  }
}
