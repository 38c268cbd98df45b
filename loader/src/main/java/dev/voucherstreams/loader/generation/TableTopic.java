package dev.voucherstreams.loader.generation;

import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.TopicScan;
import dev.voucherstreams.schemas.generation.GenerationRecords;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.schemas.generation.TableKey.OldRow;
import dev.voucherstreams.schemas.generation.TableKey.Row;
import dev.voucherstreams.schemas.generation.TableValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The topic segment-vouchers, read to its end. */
public record TableTopic(Cluster cluster) {

  private static final TableKey NOBODYS = new OldRow("");

  /**
   * What the topic has.
   *
   * @param rows the values of rows, by generation and then by segment
   */
  public record Contents(Generations generations, Map<String, Map<String, byte[]>> rows) {

    /** The rows of a generation, by segment. */
    public Map<String, byte[]> rowsOf(String generation) {
      return rows.getOrDefault(generation, Map.of());
    }
  }

  /** Reads all; nothing if there is no such topic. */
  public Contents read() {
    Map<String, byte[]> table = new TopicScan(cluster, name()).table();
    Map<String, Map<String, byte[]>> rows = new HashMap<>();
    GenerationRecords records = new GenerationRecords();
    try (Deserializer<SpecificRecord> avro =
        TableValues.serde(cluster.settings().serde()).deserializer()) {
      for (Map.Entry<String, byte[]> record : table.entrySet()) {
        TableKey key = TableKey.parse(record.getKey()).orElse(NOBODYS);
        if (key instanceof Row row) {
          rows.computeIfAbsent(row.generation(), name -> new HashMap<>())
              .put(row.segment(), record.getValue());
        } else if (!(key instanceof OldRow)) {
          decode(name(), record.getValue(), avro).ifPresent(value -> records.put(key, value));
        }
      }
    }
    return new Contents(records.generations(), rows);
  }

  /* Who serves passes over what can't be read, too. Without a registry nothing can be. */
  static Optional<SpecificRecord> decode(
      String topic, byte @Nullable [] value, Deserializer<SpecificRecord> avro) {
    try {
      return Optional.ofNullable(avro.deserialize(topic, value));
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private String name() {
    return cluster.settings().topics().segmentVouchers();
  }
}
