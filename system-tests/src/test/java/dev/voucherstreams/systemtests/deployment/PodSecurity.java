package dev.voucherstreams.systemtests.deployment;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The controls of the level {@code restricted} of Kubernetes' <a
 * href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 * Standards</a>, those of {@code baseline} included, by their names there.
 */
final class PodSecurity {

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

  private static final Set<String> SELINUX =
      Set.of("container_t", "container_init_t", "container_kvm_t", "container_engine_t");

  private static final Map<String, Predicate<JsonNode>> OF_PODS =
      Map.ofEntries(
          entry(
              "Host Namespaces",
              pod ->
                  Stream.of("hostNetwork", "hostPID", "hostIPC")
                      .anyMatch(name -> pod.path(name).asBoolean())),
          entry("HostProcess", pod -> anywhere(pod, "hostProcess", JsonNode::asBoolean)),
          entry("Volume Types", pod -> !hasVolumesOf(pod, VOLUMES)),
          entry("AppArmor", pod -> isUnconfined(pod, "appArmorProfile")),
          entry("Seccomp", pod -> isUnconfined(pod, "seccompProfile")),
          entry("SELinux", pod -> anywhere(pod, "seLinuxOptions", PodSecurity::isForeign)),
          entry("Sysctls", pod -> !pod.at("/securityContext/sysctls").isEmpty()),
          entry("Running as Non-root user", pod -> anywhere(pod, "runAsUser", PodSecurity::isRoot)),
          entry("Host Ports", pod -> anywhere(pod, "hostPort", port -> port.asInt() != 0)),
          entry("Host Probes / Lifecycle Hooks", pod -> anywhere(pod, "host", host -> true)));

  private static final Map<String, BiPredicate<JsonNode, JsonNode>> OF_CONTAINERS =
      Map.ofEntries(
          entry(
              "Privileged Containers",
              (pod, container) -> PodChecks.security(container, "privileged").asBoolean()),
          entry(
              "Privilege Escalation",
              (pod, container) ->
                  PodChecks.security(container, "allowPrivilegeEscalation").asBoolean(true)),
          entry(
              "Running as Non-root",
              (pod, container) -> !PodChecks.setting(pod, container, "runAsNonRoot").asBoolean()),
          entry(
              "Seccomp",
              (pod, container) ->
                  !SECCOMP.contains(
                      PodChecks.setting(pod, container, "seccompProfile").path("type").asText())),
          entry("Capabilities", (pod, container) -> hasCapability(container)),
          entry(
              "/proc Mount Type",
              (pod, container) ->
                  !PodChecks.security(container, "procMount").asText("Default").equals("Default")));

  private PodSecurity() {}

  /** Returns the names of all controls. */
  static Set<String> controls() {
    Set<String> names = new TreeSet<>(OF_PODS.keySet());
    names.addAll(OF_CONTAINERS.keySet());
    return names;
  }

  /** Returns the controls that a pod violates. */
  static List<String> problems(JsonNode pod) {
    Stream<String> ofPod =
        OF_PODS.entrySet().stream()
            .filter(control -> control.getValue().test(pod))
            .map(Map.Entry::getKey);
    Stream<String> ofContainers =
        PodChecks.containers(pod)
            .flatMap(
                container ->
                    OF_CONTAINERS.entrySet().stream()
                        .filter(control -> control.getValue().test(pod, container))
                        .map(Map.Entry::getKey));
    return Stream.concat(ofPod, ofContainers).distinct().toList();
  }

  private static boolean anywhere(JsonNode pod, String field, Predicate<JsonNode> isWrong) {
    return pod.findValues(field).stream().anyMatch(isWrong);
  }

  private static boolean hasVolumesOf(JsonNode pod, Set<String> types) {
    return Kustomization.elements(pod.path("volumes"))
        .flatMap(volume -> volume.properties().stream())
        .map(Map.Entry::getKey)
        .allMatch(key -> key.equals("name") || types.contains(key));
  }

  private static boolean isUnconfined(JsonNode pod, String profile) {
    return anywhere(pod, profile, value -> value.path("type").asText().equals("Unconfined"));
  }

  private static boolean isForeign(JsonNode selinux) {
    return selinux.has("user")
        || selinux.has("role")
        || !SELINUX.contains(selinux.path("type").asText("container_t"));
  }

  private static boolean isRoot(JsonNode user) {
    return user.asText().equals("0");
  }

  private static boolean hasCapability(JsonNode container) {
    JsonNode capabilities = PodChecks.security(container, "capabilities");
    return !PodChecks.texts(capabilities.path("drop")).contains("ALL")
        || PodChecks.texts(capabilities.path("add")).stream()
            .anyMatch(added -> !added.equals("NET_BIND_SERVICE"));
  }
}
