package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka's own image, of the version that the clients have. */
record BrokerInDocker(KafkaContainer container, String image) implements TestBroker {

  /**
   * Sees to it that the image is there.
   *
   * @throws org.testcontainers.containers.ContainerFetchException if it can't be had
   */
  static BrokerInDocker fetched() {
    KafkaContainer container = new KafkaContainer("apache/kafka:" + version());
    container.withEnv(
        Map.of(
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "5",
            "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "5"));
    return new BrokerInDocker(container, container.getDockerImageName());
  }

  private static String version() {
    try (InputStream properties =
        KafkaProducer.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      Properties version = new Properties();
      version.load(properties);
      return version.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BrokerInDocker started() {
    container.start();
    return this;
  }

  @Override
  public String kafka() {
    return container.getBootstrapServers();
  }

  @Override
  public void close() {
    container.stop();
  }
}
