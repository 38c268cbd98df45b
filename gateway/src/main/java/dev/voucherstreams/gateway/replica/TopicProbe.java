package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.gateway.replica.ReplicaState.Waiting;
import dev.voucherstreams.gateway.table.Readiness.Missing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Sees whether the topic is there. Kafka Streams would wait for minutes for a broker, and give up
 * on a missing topic with a stack trace; a probe is cheap to repeat and can say what is missing.
 */
final class TopicProbe {
  private static final int TIMEOUT_MS = 5_000;

  private final Map<String, Object> config;
  private final String topic;

  TopicProbe(Map<String, Object> adminConfig, String topic) {
    this.config = adminConfig;
    this.topic = topic;
  }

  /** What is missing, the topic or a broker to say so; empty if the topic is there. */
  Optional<Waiting> missing() throws InterruptedException {
    try (Admin admin = Admin.create(config)) {
      DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS);
      admin.describeTopics(List.of(topic), options).allTopicNames().get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(reason(Objects.requireNonNullElse(e.getCause(), e)));
    } catch (KafkaException e) {
      return Optional.of(reason(e));
    }
  }

  private Waiting reason(Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new Waiting(Missing.TOPIC, "waiting for the topic " + topic);
    }
    String why = cause instanceof TimeoutException ? "" : ": " + cause.getMessage();
    return new Waiting(Missing.KAFKA, "waiting for Kafka" + why);
  }
}
