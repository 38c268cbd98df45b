package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what k8s/ renders to kube-linter's default checks, and each check to what it is to find.
 */
class KubeLinterTest {

  private static final String CLEAN =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            serviceAccountName: web
            securityContext: {runAsNonRoot: true}
            affinity:
              podAntiAffinity:
                preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 1
                    podAffinityTerm:
                      topologyKey: kubernetes.io/hostname
                      labelSelector: {matchLabels: {app: web}}
            containers:
              - name: web
                image: registry:5000/web:1
                env: [{name: PORT, value: "80"}, {name: TOKEN, value: ""}]
                ports: [{name: http, containerPort: 8080}]
                startupProbe: {httpGet: {path: /start, port: http}}
                readinessProbe: {httpGet: {path: /ready, port: 8080}}
                livenessProbe: {tcpSocket: {port: http}}
                resources: {requests: {cpu: "1"}, limits: {memory: 1Gi}}
                securityContext:
                  readOnlyRootFilesystem: true
                  allowPrivilegeEscalation: false
                  privileged: false
                  capabilities: {drop: [ALL]}
            volumes: [{name: tmp, emptyDir: {}}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
      ---
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata: {name: web}
      spec: {maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: {matchLabels: {app: web}}}
      ---
      apiVersion: batch/v1
      kind: Job
      metadata: {name: once}
      spec: {ttlSecondsAfterFinished: 60}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: web}
      """;

  @ParameterizedTest
  @MethodSource(Kustomization.OVERLAYS)
  void overlay_isClean(List<JsonNode> overlay) {
    assertThat(KubeLinter.problems(overlay)).isEmpty();
  }

  @Test
  void problems_ofWhatIsClean_areNone() {
    assertThat(KubeLinter.problems(Kustomization.parse(CLEAN))).isEmpty();
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        Arguments.of("dangling-service", "selector: {app: web}", "selector: {app: shop}"),
        Arguments.of(
            "deprecated-service-account-field", "volumes:", "serviceAccount: web\n      volumes:"),
        Arguments.of("docker-sock", "emptyDir: {}", "hostPath: {path: /run/docker.sock}"),
        Arguments.of("drop-net-raw-capability", "drop: [ALL]", "drop: [CHOWN]"),
        Arguments.of("duplicate-env-var", "name: TOKEN", "name: PORT"),
        Arguments.of("env-var-secret", "name: PORT", "name: WEB_SECRET"),
        Arguments.of("host-ipc", "volumes:", "hostIPC: true\n      volumes:"),
        Arguments.of("host-network", "volumes:", "hostNetwork: true\n      volumes:"),
        Arguments.of("host-pid", "volumes:", "hostPID: true\n      volumes:"),
        Arguments.of("invalid-target-ports", "targetPort: http", "targetPort: web--http"),
        Arguments.of("job-ttl-seconds-after-finished", "ttlSecondsAfterFinished", "backoffLimit"),
        Arguments.of("latest-tag", "web:1", "web:latest"),
        Arguments.of("latest-tag", "web:1", "web"),
        Arguments.of("liveness-port", "tcpSocket: {port: http}", "tcpSocket: {port: 80}"),
        Arguments.of(
            "mismatching-selector",
            "  selector: {matchLabels: {app: web}}\n  template",
            "  selector: {matchLabels: {app: shop}}\n  template"),
        Arguments.of("no-anti-affinity", "kubernetes.io/hostname", "topology.kubernetes.io/zone"),
        Arguments.of("no-extensions-v1beta", "apps/v1", "extensions/v1beta1"),
        Arguments.of("no-read-only-root-fs", "readOnlyRootFilesystem: true", "runAsGroup: 1"),
        Arguments.of(
            "non-existent-service-account", "serviceAccountName: web", "serviceAccountName: shop"),
        Arguments.of("pdb-max-unavailable", "maxUnavailable: 1", "maxUnavailable: 0"),
        Arguments.of("pdb-min-available", "maxUnavailable: 1", "minAvailable: 2"),
        Arguments.of("pdb-min-available", "maxUnavailable: 1", "minAvailable: 100%"),
        Arguments.of(
            "pdb-unhealthy-pod-eviction-policy", "unhealthyPodEvictionPolicy: AlwaysAllow, ", ""),
        Arguments.of(
            "privilege-escalation-container", "allowPrivilegeEscalation: false", "runAsGroup: 1"),
        Arguments.of("privileged-container", "privileged: false", "privileged: true"),
        Arguments.of("readiness-port", "port: 8080}}", "port: 8081}}"),
        Arguments.of("run-as-non-root", "runAsNonRoot: true", "runAsGroup: 1"),
        Arguments.of("sensitive-host-mounts", "emptyDir: {}", "hostPath: {path: /etc}"),
        Arguments.of(
            "ssh-port",
            "ports: [{name: http, containerPort: 8080}]",
            "ports: [{name: http, containerPort: 8080}, {containerPort: 22}]"),
        Arguments.of("startup-port", "path: /start, port: http", "path: /start, port: web"),
        Arguments.of(
            "unsafe-sysctls",
            "runAsNonRoot: true",
            "runAsNonRoot: true, sysctls: [{name: kernel.msgmax, value: a}]"),
        Arguments.of("unset-cpu-requirements", "requests: {cpu: \"1\"}, ", ""),
        Arguments.of("unset-memory-requirements", ", limits: {memory: 1Gi}", ""));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void problems_haveTheViolatedCheck_andNoOther(String check, String right, String wrong) {
    assertThat(CLEAN).contains(right);

    List<JsonNode> resources = Kustomization.parse(CLEAN.replace(right, wrong));

    assertThat(KubeLinter.problems(resources)).singleElement().asString().startsWith(check + ": ");
  }

  @Test
  void everyCheck_isTriedHere() {
    assertThat(violations().map(violation -> violation.get()[0]))
        .containsAll(KubeLinter.checks())
        .hasSizeGreaterThan(30);
  }

  @Test
  void problem_thatAnAnnotationExcepts_isNone() {
    String excepted =
        CLEAN
            .replace("web:1", "web:latest")
            .replaceFirst(
                "metadata: \\{name: web}",
                "metadata: {name: web, annotations: {ignore-check.kube-linter.io/latest-tag: why}}");

    assertThat(KubeLinter.problems(Kustomization.parse(excepted))).isEmpty();
  }
}
