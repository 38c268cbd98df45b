package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.systemtests.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code make kind_cluster} asks of docker, kind and kubectl, and in which order. They are
 * recorders here, but for kubectl's rendering: no cluster can run where this runs.
 */
class KindClusterTest {

  private static final List<String> SYSTEM =
      List.of(
          "awk", "bash", "cat", "dirname", "env", "find", "git", "grep", "make", "sed", "seq", "sh",
          "sleep", "sort");
  private static final String KUBECTL =
      "--context kind-voucher-streams --namespace voucher-streams ";

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void installRecorders() throws IOException {
    Tool.requireOtherwise("kubectl", "see https://kubernetes.io/docs/tasks/tools");
    for (String program : SYSTEM) {
      script(program, "exec %s \"$@\"".formatted(find(program)));
    }
    record("docker", "");
    record("kind", "[ \"$1 $2\" = 'get clusters' ] && echo \"$CLUSTERS\"");
    record(
        "kubectl",
        """
        case "$*" in
          kustomize*) exec %s "$@" ;;
          *'get statefulset,deployment'*) echo "$RUNNING" ;;
          *'wait job'*) exit "$LOAD_EXIT" ;;
        esac
        """
            .formatted(find("kubectl")));
    environment.put("PATH", folder.toString());
    environment.put("CLUSTERS", "");
    environment.put("RUNNING", "");
    environment.put("LOAD_EXIT", "0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker", "kind", "kubectl"})
  void kindCluster_withoutATool_saysWhichAndHowToGetIt(String tool) throws Exception {
    Files.delete(folder.resolve(tool));

    Result result = make("kind_cluster");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).contains(tool + " is missing: install it (").contains("https://");
    assertThat(calls()).noneMatch(call -> call.contains("create") || call.contains("build"));
  }

  @Test
  void kindCluster_withAKubectlThatCantReadTheFiles_saysWhichOneCan() throws Exception {
    record("kubectl", "exit 1");

    Result result = make("kind_cluster");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).contains("this kubectl is too old for k8s/: install 1.27 or later");
  }

  @Test
  void kindCluster_atFirst_buildsLoadsDeploysAndWaits() throws Exception {
    Result result = make("kind_cluster");

    assertThat(result.output())
        .contains("ready; in one terminal:")
        .contains("kubectl " + KUBECTL + "port-forward service/gateway 8000:80")
        .contains("curl -X POST localhost:8000/api/v1/voucher");
    assertThat(result.exitCode()).isZero();
    assertThat(calls())
        .filteredOn(call -> !call.matches("docker( compose)? version|kubectl kustomize .*"))
        .satisfiesExactly(
            call -> assertThat(call).startsWith("docker compose build ").endsWith("gateway loader"),
            call -> assertThat(call).isEqualTo("kind get clusters"),
            call -> assertThat(call).startsWith("kind create cluster --name voucher-streams"),
            call -> assertThat(call).isEqualTo(load("gateway")),
            call -> assertThat(call).isEqualTo(load("loader")),
            call -> assertThat(call).isEqualTo(load("streams-app")),
            call -> assertThat(call).contains("get statefulset,deployment"),
            call -> assertThat(call).contains("apply --kustomize k8s/overlays/kind"),
            call -> assertThat(call).contains("rollout status statefulset/kafka"),
            call -> assertThat(call).contains("rollout status deployment/schema-registry"),
            call -> assertThat(call).contains("rollout status statefulset/streams-app"),
            call -> assertThat(call).contains("delete job first-load --ignore-not-found"),
            call -> assertThat(call).endsWith("create job first-load --from cronjob/nightly-load"),
            call -> assertThat(call).contains("wait job/first-load --for condition=complete"),
            call -> assertThat(call).contains("rollout status deployment/gateway"),
            call -> assertThat(call).endsWith("gateway:http/proxy/api/v1/segments"));
  }

  @Test
  void kindCluster_again_keepsTheClusterAndRestartsWhatRuns() throws Exception {
    environment.put("CLUSTERS", "voucher-streams");
    environment.put("RUNNING", "deployment.apps/gateway");

    Result result = make("kind_cluster");

    assertThat(result.exitCode()).isZero();
    assertThat(calls())
        .noneMatch(call -> call.contains("create cluster"))
        .containsSubsequence(
            "kubectl " + KUBECTL + "apply --kustomize k8s/overlays/kind",
            "kubectl " + KUBECTL + "rollout restart statefulset/streams-app deployment/gateway",
            "kubectl " + KUBECTL + "rollout status statefulset/streams-app --timeout 300s");
  }

  @Test
  void kindCluster_whenTheLoadFails_showsItsLog() throws Exception {
    environment.put("LOAD_EXIT", "1");

    Result result = make("kind_cluster");

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("the first load has not ended").doesNotContain("ready;");
    assertThat(calls()).last().isEqualTo("kubectl " + KUBECTL + "logs job/first-load");
  }

  @Test
  void cleanupCluster_deletesIt() throws Exception {
    assertThat(make("cleanup_cluster").exitCode()).isZero();

    assertThat(calls()).last().isEqualTo("kind delete cluster --name voucher-streams");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k8s/kind-cluster.sh",
        "k8s/toolbox.sh",
        "k8s/overlays/kind/start-kafka.sh",
        ".ci/run",
        "examples/kcat.sh"
      })
  void script_isClean(String script) throws Exception {
    Tool.require("shellcheck", "shellcheck");

    assertThat(run("shellcheck", Repository.path(script).toString())).isEqualTo(new Result(0, ""));
  }

  private static String load(String image) {
    return "kind load docker-image voucher-streams/%s:%s --name voucher-streams"
        .formatted(image, Repository.pom("pom.xml", "version"));
  }

  private void record(String program, String then) throws IOException {
    script(
        program,
        "echo \"%s $*\" >> %s\n%s\nexit 0".formatted(program, folder.resolve("calls"), then));
  }

  private void script(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + content + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  private record Result(int exitCode, String output) {}

  private Result make(String target) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            folder.resolve("make").toString(),
            "--no-print-directory",
            "-C",
            Repository.path("").toString(),
            target);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return result(builder);
  }

  private static Result run(String... command) throws Exception {
    return result(new ProcessBuilder(command));
  }

  private static Result result(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private static Path find(String program) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(path -> Path.of(path, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + program));
  }
}
