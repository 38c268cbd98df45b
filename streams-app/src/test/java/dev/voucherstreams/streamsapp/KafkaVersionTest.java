package dev.voucherstreams.streamsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.streams.internals.metrics.ClientMetrics;
import org.junit.jupiter.api.Test;

/**
 * Spring Boot pins an older Kafka; the build overrides it, and this notices if it no longer does.
 */
class KafkaVersionTest {

  @Test
  void kafka_loaded_isTheVersionThatWeBuildFor() {
    assertThat(AppInfoParser.getVersion()).isEqualTo("4.3.1");
    assertThat(ClientMetrics.version()).isEqualTo("4.3.1");
  }
}
