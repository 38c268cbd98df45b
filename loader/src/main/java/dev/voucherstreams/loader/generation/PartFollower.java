package dev.voucherstreams.loader.generation;

import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.schemas.generation.TableKey.Part;
import dev.voucherstreams.schemas.generation.TableValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
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

  /** What has been told since it was asked last; waits so long for it if there is nothing. */
  public List<GenerationPart> poll(Duration limit) {
    List<GenerationPart> parts = new ArrayList<>();
    consumer.poll(limit).forEach(record -> part(record).ifPresent(parts::add));
    return parts;
  }

  private Optional<GenerationPart> part(
      ConsumerRecord<@Nullable String, byte @Nullable []> record) {
    boolean isPart = TableKey.parse(record.key()).filter(Part.class::isInstance).isPresent();
    try {
      return isPart && avro.deserialize(record.topic(), record.value()) instanceof GenerationPart p
          ? Optional.of(p)
          : Optional.empty();
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.empty(); // as who serves passes it over, too
    }
  }

  @Override
  public void close() {
    consumer.close();
    avro.close();
  }
}
