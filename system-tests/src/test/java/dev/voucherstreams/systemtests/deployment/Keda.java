package dev.voucherstreams.systemtests.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we use of KEDA's kinds, by the names and types of its reference (keda.sh, 2.17 to 2.22). */
final class Keda {

  private Keda() {}

  /** Scales a workload by what its triggers see. */
  record ScaledObject(
      @JsonProperty(required = true) String apiVersion,
      @JsonProperty(required = true) String kind,
      @JsonProperty(required = true) Metadata metadata,
      @JsonProperty(required = true) Scaling spec) {}

  record Scaling(
      @JsonProperty(required = true) Target scaleTargetRef,
      @Nullable Integer minReplicaCount,
      @Nullable Integer maxReplicaCount,
      @Nullable Integer pollingInterval,
      @Nullable Integer cooldownPeriod,
      @Nullable Advanced advanced,
      @JsonProperty(required = true) List<Trigger> triggers) {}

  record Target(
      @Nullable String apiVersion,
      @Nullable String kind,
      @JsonProperty(required = true) String name) {}

  record Advanced(@Nullable Autoscaler horizontalPodAutoscalerConfig) {}

  record Autoscaler(@Nullable String name, @Nullable Behavior behavior) {}

  record Behavior(@Nullable Rules scaleDown, @Nullable Rules scaleUp) {}

  record Rules(
      @Nullable Integer stabilizationWindowSeconds,
      @Nullable String selectPolicy,
      @Nullable List<Policy> policies) {}

  record Policy(
      @JsonProperty(required = true) String type,
      @JsonProperty(required = true) int value,
      @JsonProperty(required = true) int periodSeconds) {}

  record Trigger(
      @JsonProperty(required = true) String type,
      @JsonProperty(required = true) PrometheusTrigger metadata) {}

  /** Of the trigger prometheus; all of its values are text. */
  record PrometheusTrigger(
      @JsonProperty(required = true) String serverAddress,
      @JsonProperty(required = true) String query,
      @JsonProperty(required = true) String threshold,
      @Nullable String activationThreshold,
      @Nullable String ignoreNullValues) {}

  record Metadata(
      @JsonProperty(required = true) String name,
      @Nullable String namespace,
      @Nullable Map<String, String> labels,
      @Nullable Map<String, String> annotations) {}
}
