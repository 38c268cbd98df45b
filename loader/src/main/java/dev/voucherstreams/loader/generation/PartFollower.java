package dev.voucherstreams.loader.generation;

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
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What generations tell of themselves in segment-vouchers, from what each has told last. Each part
 * of one that is being counted does so at least every 2 s.
 */
public final class PartFollower implements AutoCloseable {

  /** The only partition of the topic, so that what is told stands behind what it speaks of. */
  static final int PARTITION = 0;

  private final KafkaConsumer<@Nullable String, byte @Nullable []> consumer;
  private final Deserializer<SpecificRecord> avro;
  private final GenerationRecords records = new GenerationRecords();
  private final List<GenerationPart> unasked = new ArrayList<>();

  /** Begins at the beginning of the topic, which is compacted. */
  public PartFollower(KafkaSettings kafka) {
    this.avro = TableValues.serde(kafka.serde()).deserializer();
    this.consumer =
        new KafkaConsumer<>(
            kafka.consumer(), new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        List.of(new TopicPartition(kafka.topics().segmentVouchers(), PARTITION));
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /**
   * All generations, as of where the topic ends now; none if there is no such topic.
   *
   * @throws TimeoutException if it can't be read to its end
   */
  public Generations generations(Cluster cluster) {
    new TopicScan(cluster, cluster.settings().topics().segmentVouchers())
        .readToTheEnd(consumer, this::read);
    return records.generations();
  }

  /** What has been told since it was asked last; waits so long for it if there is nothing. */
  public List<GenerationPart> poll(Duration limit) {
    if (unasked.isEmpty()) {
      read(limit);
    }
    List<GenerationPart> parts = List.copyOf(unasked);
    unasked.clear();
    return parts;
  }

  private void read(Duration limit) {
    for (ConsumerRecord<@Nullable String, byte @Nullable []> record : consumer.poll(limit)) {
      TableKey.parse(record.key())
          .filter(key -> !(key instanceof Row || key instanceof OldRow))
          .ifPresent(key -> take(key, TableTopic.decode(record.topic(), record.value(), avro)));
    }
  }

  private void take(TableKey key, Optional<SpecificRecord> value) {
    records.put(key, value.orElse(null));
    value
        .filter(GenerationPart.class::isInstance)
        .map(GenerationPart.class::cast)
        .ifPresent(unasked::add);
  }

  @Override
  public void close() {
    consumer.close();
    avro.close();
  }
}
