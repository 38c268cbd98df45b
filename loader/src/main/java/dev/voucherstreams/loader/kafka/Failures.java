package dev.voucherstreams.loader.kafka;

import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Says in one line what went wrong with Kafka or the registry, as far as the user is concerned. */
public final class Failures {

  private Failures() {}

  /** Returns the line for a failure. */
  public static String explain(KafkaException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return "another loader has begun to load the same data set, or this one stood still for"
            + " longer than a transaction may take";
      }
      if (cause instanceof AuthenticationException) {
        return "can't log in to Kafka: %s; correct --kafka-config (KAFKA_CONFIG)"
            .formatted(rootMessage(cause));
      }
      if (cause instanceof AuthorizationException) {
        return "the Kafka user may not do this: %s; k8s/overlays/production/kafka/users.yaml has the rights that it takes"
            .formatted(cause.getMessage());
      }
      if (cause instanceof SchemaRegistryUnavailableException) {
        return cause.getMessage() + " (SCHEMA_REGISTRY_URL)";
      }
      if (cause instanceof UnusableClusterException
          || cause instanceof SerializationException
          || cause instanceof ConfigException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return "Kafka failed: " + rootMessage(failure);
  }

  static String rootMessage(Throwable failure) {
    if (failure.getCause() != null) {
      return rootMessage(failure.getCause());
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
