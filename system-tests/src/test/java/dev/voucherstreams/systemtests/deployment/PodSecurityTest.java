package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds all pods of k8s/ to the level {@code restricted}, and its controls to what they forbid. */
class PodSecurityTest {

  private static final String POD =
      """
      securityContext:
        runAsNonRoot: true
        seccompProfile: {type: RuntimeDefault}
      containers:
        - name: web
          image: web:1
          ports: [{containerPort: 8080}]
          livenessProbe: {httpGet: {path: /, port: 8080}}
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: {drop: [ALL]}
      volumes: [{name: tmp, emptyDir: {}}]
      """;

  @ParameterizedTest
  @MethodSource(Kustomization.OVERLAYS)
  void overlay_isRestricted(List<JsonNode> resources) {
    assertThat(Workload.in(resources))
        .hasSizeGreaterThan(2)
        .allSatisfy(
            workload ->
                assertThat(PodSecurity.problems(workload.pod())).as("" + workload).isEmpty());
    assertThat(Kustomization.ofKind(resources, "Namespace"))
        .isNotEmpty()
        .allMatch(
            namespace ->
                namespace
                    .at("/metadata/labels")
                    .path("pod-security.kubernetes.io/enforce")
                    .asText()
                    .equals("restricted"));
  }

  @Test
  void podThatTheDocumentsTellToMake_isRestricted() {
    String pod =
        Repository.firstGroup(
            "(?s)<<END\n(apiVersion: v1\n.*?)END\n", Repository.text("docs/kubernetes.md"));

    JsonNode parsed = Kustomization.parse(pod).get(0);

    assertThat(KubernetesSchemas.problem(parsed)).isEmpty();
    assertThat(PodSecurity.problems(parsed.path("spec"))).isEmpty();
  }

  @Test
  void problems_ofARestrictedPod_areNone() {
    assertThat(PodSecurity.problems(Kustomization.parse(POD).get(0))).isEmpty();
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        Arguments.of("Host Namespaces", "volumes:", "hostNetwork: true\nvolumes:"),
        Arguments.of(
            "HostProcess",
            "{drop: [ALL]}",
            "{drop: [ALL]}\n      windowsOptions: {hostProcess: true}"),
        Arguments.of(
            "Privileged Containers", "capabilities:", "privileged: true\n      capabilities:"),
        Arguments.of("Capabilities", "drop: [ALL]", "drop: [NET_RAW]"),
        Arguments.of("Capabilities", "drop: [ALL]", "drop: [ALL], add: [CHOWN]"),
        Arguments.of("Volume Types", "emptyDir: {}", "hostPath: {path: /data}"),
        Arguments.of("Host Ports", "containerPort: 8080", "containerPort: 8080, hostPort: 80"),
        Arguments.of(
            "AppArmor",
            "runAsNonRoot: true",
            "runAsNonRoot: true\n  appArmorProfile: {type: Unconfined}"),
        Arguments.of(
            "SELinux", "runAsNonRoot: true", "runAsNonRoot: true\n  seLinuxOptions: {type: spc_t}"),
        Arguments.of(
            "/proc Mount Type", "capabilities:", "procMount: Unmasked\n      capabilities:"),
        Arguments.of("Seccomp", "seccompProfile: {type: RuntimeDefault}", "runAsGroup: 1"),
        Arguments.of("Seccomp", "type: RuntimeDefault", "type: Unconfined"),
        Arguments.of(
            "Sysctls",
            "runAsNonRoot: true",
            "runAsNonRoot: true\n  sysctls: [{name: net.ipv4.tcp_rmem, value: a}]"),
        Arguments.of("Host Probes / Lifecycle Hooks", "path: /,", "path: /, host: 10.0.0.1,"),
        Arguments.of("Privilege Escalation", "allowPrivilegeEscalation: false", "runAsGroup: 1"),
        Arguments.of("Running as Non-root", "runAsNonRoot: true", "runAsUser: 1"),
        Arguments.of(
            "Running as Non-root user",
            "runAsNonRoot: true",
            "runAsNonRoot: true\n  runAsUser: 0"));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void problems_haveTheViolatedControl_andNoOther(String control, String right, String wrong) {
    assertThat(POD).contains(right);

    List<JsonNode> pod = Kustomization.parse(POD.replace(right, wrong));

    assertThat(PodSecurity.problems(pod.get(0))).containsExactly(control);
  }

  @Test
  void everyControl_isTriedHere() {
    assertThat(violations().map(violation -> violation.get()[0]))
        .containsAll(PodSecurity.controls());
  }
}
