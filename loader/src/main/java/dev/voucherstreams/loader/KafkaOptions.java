package dev.voucherstreams.loader;

import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where Kafka and the schema registry are. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class KafkaOptions {

  @Option(
      names = "--bootstrap-servers",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
      paramLabel = "HOST:PORT",
      description =
          "Kafka brokers. Default: KAFKA_BOOTSTRAP_SERVERS from the environment, or"
              + " localhost:9092.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry",
      defaultValue = "${env:SCHEMA_REGISTRY_URL:-http://localhost:8081/apis/ccompat/v7}",
      paramLabel = "URL",
      description =
          "Schema registry. Default: SCHEMA_REGISTRY_URL from the environment, or"
              + " http://localhost:8081/apis/ccompat/v7.")
  private String registryUrl;

  @Option(
      names = "--topic-prefix",
      defaultValue = "${env:TOPIC_PREFIX:-}",
      paramLabel = "PREFIX",
      description = "What topic names begin with. Default: TOPIC_PREFIX from the environment.")
  private @Nullable String topicPrefix;

  @Option(
      names = "--kafka-config",
      defaultValue = "${env:KAFKA_CONFIG:-}",
      paramLabel = "FILE",
      description =
          "More settings for all Kafka clients and the registry's, such as TLS and SASL: key=value"
              + " lines. Default: KAFKA_CONFIG from the environment, or none.")
  private @Nullable Path clientConfig;

  @Option(names = "--verbose", description = "Show what the Kafka clients log.")
  private boolean verbose;

  /**
   * Returns the settings that the options make.
   *
   * @throws IllegalArgumentException if one of them can't be used
   */
  KafkaSettings settings() {
    Topics topics = new Topics(topicPrefix == null ? "" : topicPrefix);
    return new KafkaSettings(bootstrapServers, registryUrl, topics, clients());
  }

  /* A variable that is empty counts as none. */
  private Map<String, String> clients() {
    if (clientConfig == null || clientConfig.toString().isEmpty()) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(clientConfig)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("--kafka-config (KAFKA_CONFIG) can't be read: " + e, e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  /** Has to come before anything logs. Our own lines say what matters, so Kafka's are off. */
  void configureLogging() {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
  }
}
