package dev.voucherstreams.service;

import org.apache.kafka.common.config.ConfigException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a line why an application doesn't start with these settings of Kafka or the serde. */
final class KafkaConfigFailureAnalyzer extends AbstractFailureAnalyzer<ConfigException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Correct it below spring.kafka, or in the environment; see docs/configuration.md.",
        cause);
  }
}
