package dev.voucherstreams.loader.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A small compacted topic, read as the table that it is. */
public final class CompactedTopic {

  private final TopicScan scan;

  public CompactedTopic(KafkaSettings settings, Cluster cluster, String name) {
    this.scan = new TopicScan(settings, cluster, name);
  }

  /**
   * Returns the latest value of each key; nothing if there is no such topic. Records without a key,
   * which a topic may have from before it was compacted, are in no row.
   *
   * @throws TimeoutException if it can't be read to its end
   */
  public Map<String, byte[]> read() {
    Map<String, byte[]> table = new HashMap<>();
    scan.forEach(row -> put(row, table), () -> false);
    return table;
  }

  private static void put(
      ConsumerRecord<byte @Nullable [], byte @Nullable []> row, Map<String, byte[]> table) {
    byte[] key = row.key();
    byte[] value = row.value();
    if (key == null) {
      return;
    }
    if (value == null) {
      table.remove(new String(key, UTF_8));
    } else {
      table.put(new String(key, UTF_8), value);
    }
  }
}
