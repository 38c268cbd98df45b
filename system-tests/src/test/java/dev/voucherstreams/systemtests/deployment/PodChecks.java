package dev.voucherstreams.systemtests.deployment;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Those of {@link KubeLinter}'s checks that look at a pod: their names, and when one is violated.
 */
final class PodChecks {

  static final Map<String, Predicate<JsonNode>> OF_PODS =
      Map.ofEntries(
          entry("deprecated-service-account-field", pod -> pod.hasNonNull("serviceAccount")),
          entry("docker-sock", pod -> mountsHostPath(pod, ".*docker\\.sock")),
          entry("host-ipc", pod -> pod.path("hostIPC").asBoolean()),
          entry("host-network", pod -> pod.path("hostNetwork").asBoolean()),
          entry("host-pid", pod -> pod.path("hostPID").asBoolean()),
          entry(
              "sensitive-host-mounts",
              pod -> mountsHostPath(pod, "/|/(boot|dev|etc|lib|proc|sys|usr)")),
          entry("unsafe-sysctls", PodChecks::hasUnsafeSysctl));

  static final Map<String, BiPredicate<JsonNode, JsonNode>> OF_CONTAINERS =
      Map.ofEntries(
          entry("drop-net-raw-capability", (pod, container) -> !dropsNetRaw(container)),
          entry("duplicate-env-var", (pod, container) -> hasDuplicate(names(container, "env"))),
          entry("env-var-secret", (pod, container) -> hasSecretText(container)),
          entry(
              "invalid-target-ports",
              (pod, container) -> names(container, "ports").stream().anyMatch(PodChecks::isNoPort)),
          entry("latest-tag", (pod, container) -> !hasFixedTag(container.path("image").asText())),
          entry("liveness-port", (pod, container) -> asksElsewhere(container, "livenessProbe")),
          entry("readiness-port", (pod, container) -> asksElsewhere(container, "readinessProbe")),
          entry("startup-port", (pod, container) -> asksElsewhere(container, "startupProbe")),
          entry(
              "no-read-only-root-fs",
              (pod, container) -> !security(container, "readOnlyRootFilesystem").asBoolean()),
          entry(
              "privilege-escalation-container",
              (pod, container) -> security(container, "allowPrivilegeEscalation").asBoolean(true)),
          entry(
              "privileged-container",
              (pod, container) -> security(container, "privileged").asBoolean()),
          entry("run-as-non-root", (pod, container) -> !runsAsSomebody(pod, container)),
          entry(
              "ssh-port",
              (pod, container) ->
                  container.path("ports").findValuesAsText("containerPort").contains("22")),
          entry(
              "unset-cpu-requirements",
              (pod, container) -> container.at("/resources/requests/cpu").isMissingNode()),
          entry(
              "unset-memory-requirements",
              (pod, container) -> container.at("/resources/limits/memory").isMissingNode()));

  private static final List<String> UNSAFE_SYSCTLS =
      List.of("kernel.msg", "kernel.sem", "kernel.shm", "fs.mqueue.", "net.");

  private PodChecks() {}

  static Stream<JsonNode> containers(JsonNode pod) {
    return Stream.of("containers", "initContainers")
        .flatMap(kind -> Kustomization.elements(pod.path(kind)));
  }

  /** Whether it is neither the number of a port nor a name of RFC 6335. */
  static boolean isNoPort(String port) {
    return port.matches("\\d+")
        ? Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535
        : !port.matches("(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");
  }

  private static boolean mountsHostPath(JsonNode pod, String path) {
    return pod.path("volumes").findValues("hostPath").stream()
        .anyMatch(mounted -> mounted.path("path").asText().matches(path));
  }

  private static boolean hasUnsafeSysctl(JsonNode pod) {
    return pod.at("/securityContext/sysctls").findValuesAsText("name").stream()
        .anyMatch(name -> UNSAFE_SYSCTLS.stream().anyMatch(name::startsWith));
  }

  private static boolean dropsNetRaw(JsonNode container) {
    List<String> dropped = texts(security(container, "capabilities").path("drop"));
    List<String> added = texts(security(container, "capabilities").path("add"));
    return (dropped.contains("ALL") || dropped.contains("NET_RAW")) && !added.contains("NET_RAW");
  }

  private static boolean hasDuplicate(List<String> names) {
    return names.stream().distinct().count() < names.size();
  }

  private static boolean hasSecretText(JsonNode container) {
    return Kustomization.elements(container.path("env"))
        .anyMatch(
            variable ->
                variable.path("name").asText().matches("(?i).*secret.*")
                    && !variable.path("value").asText().isEmpty());
  }

  private static boolean hasFixedTag(String image) {
    return image.matches("[^@]+@sha256:[0-9a-f]{64}|.+:(?!latest$)[^:/]+");
  }

  private static boolean asksElsewhere(JsonNode container, String probe) {
    List<String> exposed = container.path("ports").findValuesAsText("containerPort");
    return Stream.of("httpGet", "tcpSocket", "grpc")
        .map(kind -> container.path(probe).path(kind).path("port"))
        .filter(port -> !port.isMissingNode())
        .map(JsonNode::asText)
        .anyMatch(port -> !exposed.contains(port) && !names(container, "ports").contains(port));
  }

  private static boolean runsAsSomebody(JsonNode pod, JsonNode container) {
    JsonNode user = setting(pod, container, "runAsUser");
    return user.isMissingNode()
        ? setting(pod, container, "runAsNonRoot").asBoolean()
        : user.asInt() != 0;
  }

  /** A setting of the security context; the container's own goes before the pod's. */
  static JsonNode setting(JsonNode pod, JsonNode container, String name) {
    JsonNode own = security(container, name);
    return own.isMissingNode() ? security(pod, name) : own;
  }

  static JsonNode security(JsonNode podOrContainer, String name) {
    return podOrContainer.path("securityContext").path(name);
  }

  private static List<String> names(JsonNode container, String list) {
    return Kustomization.elements(container.path(list))
        .map(element -> element.path("name").asText())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  static List<String> texts(JsonNode array) {
    return Kustomization.elements(array).map(JsonNode::asText).toList();
  }
}
