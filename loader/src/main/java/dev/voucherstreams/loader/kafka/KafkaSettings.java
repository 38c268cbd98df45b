package dev.voucherstreams.loader.kafka;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.ConfigException;

/**
 * How to reach Kafka and the schema registry.
 *
 * @param clients what is passed on to every Kafka client and to the serde as it is: TLS, SASL and
 *     the like; it goes before our own settings except those that a command relies on
 */
public record KafkaSettings(
    String bootstrapServers, String registryUrl, Topics topics, Map<String, String> clients) {

  /** How long a broker or a registry is waited for that doesn't answer. */
  private static final int TIMEOUT_MS = 10_000;

  private static final int BATCH_BYTES = 512 * 1024;
  private static final long BUFFER_BYTES = 64L * 1024 * 1024;
  private static final int LINGER_MS = 50;

  /* A producer waits for so long between finding its coordinator and its first transaction. */
  private static final long RETRY_BACKOFF_MS = 20;

  /* A consumer doesn't close before the fetch is answered that is in flight. */
  private static final int FETCH_MAX_WAIT_MS = 20;

  public KafkaSettings {
    clients = Map.copyOf(clients);
    requireUrl(registryUrl);
  }

  private static void requireUrl(String registryUrl) {
    try {
      new AvroSerdeConfig(Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, registryUrl));
    } catch (ConfigException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not the URL of a schema registry: " + registryUrl, e);
    }
  }

  Map<String, Object> admin() {
    Map<String, Object> config = common();
    config.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    config.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2);
    return config;
  }

  /* Large batches that may wait for more: a load is about throughput. */
  public Map<String, Object> producer(String transactionalId) {
    Map<String, Object> config = common();
    config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putIfAbsent(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    return config;
  }

  /** For few records, each of which is there once all copies have it. */
  public Map<String, Object> producer() {
    Map<String, Object> config = common();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2);
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
    return config;
  }

  /** Reads what is committed. */
  public Map<String, Object> consumer() {
    Map<String, Object> config = common();
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
    return config;
  }

  public Map<String, Object> serde() {
    Map<String, Object> config = common();
    config.put(AvroSerdeConfig.SCHEMA_REGISTRY_URL, registryUrl);
    config.putIfAbsent(AvroSerdeConfig.MAX_WAIT_MS, TIMEOUT_MS);
    return config;
  }

  private Map<String, Object> common() {
    Map<String, Object> config = new HashMap<>(clients);
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return config;
  }
}
