package dev.voucherstreams.systemtests.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What we use of the kinds of Strimzi's Access Operator, by the names and types of its 0.3. */
final class StrimziAccess {

  private StrimziAccess() {}

  /** Has a Secret made of what a Kafka and one of its users have. */
  record KafkaAccess(
      @JsonProperty(required = true) String apiVersion,
      @JsonProperty(required = true) String kind,
      @JsonProperty(required = true) Keda.Metadata metadata,
      @JsonProperty(required = true) Access spec) {}

  record Access(
      @JsonProperty(required = true) Kafka kafka,
      @Nullable User user,
      @Nullable String secretName) {}

  record Kafka(
      @JsonProperty(required = true) String name,
      @Nullable String namespace,
      @Nullable String listener) {}

  record User(
      @JsonProperty(required = true) String kind,
      @JsonProperty(required = true) String apiGroup,
      @JsonProperty(required = true) String name,
      @Nullable String namespace) {}
}
