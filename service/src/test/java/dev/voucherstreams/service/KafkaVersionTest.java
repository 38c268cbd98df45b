package dev.voucherstreams.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spring Boot pins an older Kafka; the build overrides it, and this notices if it no longer does.
 */
class KafkaVersionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/kafka/kafka-version.properties", "/kafka/kafka-streams-version.properties"})
  void kafka_loaded_isTheVersionThatWeBuildFor(String resource) throws IOException {
    Properties version = new Properties();
    try (InputStream properties = KafkaStreams.class.getResourceAsStream(resource)) {
      version.load(properties);
    }

    assertThat(version).containsEntry("version", "4.4.0");
  }
}
