package dev.voucherstreams.systemtests.deployment;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Those of {@link KubeLinter}'s checks that look at a resource among all: their names, and when one
 * is violated.
 */
final class ResourceChecks {

  static final Map<String, BiPredicate<JsonNode, List<JsonNode>>> OF_RESOURCES =
      Map.ofEntries(
          entry("dangling-service", ResourceChecks::findsNoPod),
          entry("invalid-target-ports", (resource, all) -> hasInvalidTarget(resource)),
          entry("job-ttl-seconds-after-finished", (resource, all) -> livesTooLong(resource)),
          entry("mismatching-selector", (resource, all) -> missesItsPods(resource)),
          entry("no-anti-affinity", (resource, all) -> mayCrowd(resource)),
          entry(
              "no-extensions-v1beta",
              (resource, all) -> resource.path("apiVersion").asText().matches("extensions/v1b.+")),
          entry("non-existent-service-account", ResourceChecks::lacksItsAccount),
          entry("pdb-max-unavailable", (resource, all) -> letsNoneGo(resource)),
          entry("pdb-min-available", ResourceChecks::needsAll),
          entry(
              "pdb-unhealthy-pod-eviction-policy",
              (resource, all) ->
                  isBudget(resource) && !resource.at("/spec").has("unhealthyPodEvictionPolicy")));

  private ResourceChecks() {}

  private static boolean findsNoPod(JsonNode resource, List<JsonNode> all) {
    return is(resource, "Service")
        && Workload.in(all)
            .noneMatch(
                workload ->
                    NetworkPolicies.hasLabels(resource.at("/spec/selector"), workload.labels()));
  }

  private static boolean hasInvalidTarget(JsonNode resource) {
    return is(resource, "Service")
        && resource.at("/spec/ports").findValuesAsText("targetPort").stream()
            .anyMatch(PodChecks::isNoPort);
  }

  /* A Job that stands alone stays, those of a CronJob are removed by it. */
  private static boolean livesTooLong(JsonNode resource) {
    String ttl = "ttlSecondsAfterFinished";
    return (is(resource, "Job") && !resource.path("spec").has(ttl))
        || resource.at("/spec/jobTemplate/spec").has(ttl);
  }

  private static boolean missesItsPods(JsonNode resource) {
    return replicated(resource)
        .anyMatch(
            workload -> !NetworkPolicies.matches(resource.at("/spec/selector"), workload.labels()));
  }

  /* Without a number, there are as many as an autoscaler says. */
  private static boolean mayCrowd(JsonNode resource) {
    return resource.at("/spec/replicas").asInt(2) > 1
        && replicated(resource).anyMatch(workload -> !isApart(workload));
  }

  private static boolean isApart(Workload workload) {
    JsonNode rules = workload.pod().at("/affinity/podAntiAffinity");
    return Stream.concat(
            rules.findValues("podAffinityTerm").stream(),
            Kustomization.elements(rules.path("requiredDuringSchedulingIgnoredDuringExecution")))
        .anyMatch(
            term ->
                term.path("topologyKey").asText().equals("kubernetes.io/hostname")
                    && NetworkPolicies.matches(term.path("labelSelector"), workload.labels()));
  }

  private static boolean lacksItsAccount(JsonNode resource, List<JsonNode> all) {
    return Workload.in(List.of(resource))
        .map(workload -> workload.pod().path("serviceAccountName").asText("default"))
        .filter(account -> !account.equals("default"))
        .anyMatch(
            account ->
                Kustomization.ofKind(all, "ServiceAccount")
                    .noneMatch(existing -> Kustomization.name(existing).equals(account)));
  }

  private static boolean letsNoneGo(JsonNode resource) {
    return isBudget(resource) && resource.at("/spec/maxUnavailable").asText().matches("0%?");
  }

  private static boolean needsAll(JsonNode resource, List<JsonNode> all) {
    String needed = resource.at("/spec/minAvailable").asText();
    return isBudget(resource)
        && (needed.equals("100%")
            || (needed.matches("\\d+")
                && Workload.in(all)
                    .filter(
                        workload ->
                            NetworkPolicies.matches(
                                resource.at("/spec/selector"), workload.labels()))
                    .map(workload -> workload.resource().at("/spec/replicas").asInt(1))
                    .anyMatch(replicas -> replicas <= Integer.parseInt(needed))));
  }

  private static Stream<Workload> replicated(JsonNode resource) {
    return is(resource, "Deployment") || is(resource, "StatefulSet")
        ? Workload.in(List.of(resource))
        : Stream.empty();
  }

  private static boolean isBudget(JsonNode resource) {
    return is(resource, "PodDisruptionBudget");
  }

  private static boolean is(JsonNode resource, String kind) {
    return Kustomization.kind(resource).equals(kind);
  }
}
