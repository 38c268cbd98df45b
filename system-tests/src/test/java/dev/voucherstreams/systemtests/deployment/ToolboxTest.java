package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * What {@code k8s/toolbox.sh} asks of a cluster. In its place is a recorder; what needs none is
 * done by the real kubectl.
 */
class ToolboxTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final JsonNode toolbox =
      Kustomization.find(Kustomization.render(Kustomization.PRODUCTION), "CronJob", "toolbox");

  @BeforeEach
  void installRecorder() throws Exception {
    Path kubectl =
        Files.writeString(
            folder.resolve("kubectl"),
            """
            #!/bin/sh
            cd %s
            echo "$*" >> calls
            case "$*" in
              *'create job arguments '*|*'patch --local'*) exec "$KUBECTL" "$@" ;;
              *'create job'*) cat template ;;
              *'create --filename -'*) cat > created; echo job.batch/toolbox-1 ;;
              *logs*) echo 'serving: g-1' ;;
              *wait*) exit "$WAIT_EXIT" ;;
            esac
            """
                .formatted(folder));
    assertThat(kubectl.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("template"), template().toString());
  }

  /* As kubectl makes it. */
  private JsonNode template() {
    return JSON.createObjectNode()
        .put("apiVersion", "batch/v1")
        .put("kind", "Job")
        .<ObjectNode>set("metadata", JSON.createObjectNode().put("name", "toolbox-1"))
        .set("spec", toolbox.at("/spec/jobTemplate/spec"));
  }

  @Test
  void command_withItsOptions_isRunAsTheToolboxWouldBe_andItsOutputIsPrinted() throws Exception {
    Result result = toolbox(0, "replay", "--topic", "order-events");

    assertThat(result).isEqualTo(new Result(0, "serving: g-1\n"));
    JsonNode created = created();
    JsonNode container = created.at("/spec/template/spec/containers/0");
    assertThat(container.path("args").toString())
        .isEqualTo("[\"replay\",\"--topic\",\"order-events\"]");
    assertThat(container.path("image"))
        .isEqualTo(toolbox.at("/spec/jobTemplate/spec/template/spec/containers/0/image"));
    assertThat(created.at("/spec/template/spec/volumes"))
        .isEqualTo(toolbox.at("/spec/jobTemplate/spec/template/spec/volumes"));
    assertThat(KubernetesSchemas.problem(created)).isEmpty();
    assertThat(Files.readAllLines(folder.resolve("calls")))
        .isNotEmpty()
        .allMatch(call -> call.startsWith("--namespace voucher-streams "))
        .anyMatch(call -> call.contains("--from cronjob/toolbox"));
  }

  @Test
  void arguments_withWhatJsonWouldEscape_areTheSameInTheCluster() throws Exception {
    Result result =
        toolbox(0, "replay", "--topic", "a \"b\" \\", "line\n\tline", "", "--", "%s é <&>");

    assertThat(result).isEqualTo(new Result(0, "serving: g-1\n"));
    assertThat(created().at("/spec/template/spec/containers/0/args"))
        .extracting(JsonNode::asText)
        .containsExactly("replay", "--topic", "a \"b\" \\", "line\n\tline", "", "--", "%s é <&>");
  }

  @Test
  void command_thatFails_isAFailure_thatSaysWhereToLook() throws Exception {
    Result result = toolbox(1, "rollback");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .isEqualTo(
            """
            serving: g-1
            it has failed, or not begun within two minutes; see: \
            kubectl --namespace voucher-streams describe job.batch/toolbox-1
            """);
  }

  @Test
  void toolbox_withoutACommand_saysHowItIsUsed() throws Exception {
    Result result = toolbox(0);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).startsWith("usage: k8s/toolbox.sh ").hasLineCount(1);
    assertThat(folder.resolve("calls")).doesNotExist();
  }

  @Test
  void toolbox_asItIs_onlyLooks_andNeverByItself() {
    assertThat(toolbox.at("/spec/suspend").asBoolean()).isTrue();
    assertThat(toolbox.at("/spec/jobTemplate/spec/template/spec/containers/0/args").toString())
        .isEqualTo("[\"generations\"]");
  }

  private JsonNode created() throws Exception {
    return JSON.valueToTree(new Yaml().load(Files.readString(folder.resolve("created"))));
  }

  private record Result(int exitCode, String output) {}

  private Result toolbox(int waitExit, String... arguments) throws Exception {
    String script = Repository.path("k8s/toolbox.sh").toString();
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(script), Stream.of(arguments)).toList())
            .redirectErrorStream(true);
    String path = builder.environment().get("PATH");
    builder.environment().put("PATH", folder + ":" + path);
    builder.environment().put("KUBECTL", kubectl(path));
    builder.environment().put("WAIT_EXIT", "" + waitExit);
    builder.environment().remove("NAMESPACE");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private static String kubectl(String path) {
    return Stream.of(path.split(":", -1))
        .map(directory -> Path.of(directory, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow()
        .toString();
  }
}
