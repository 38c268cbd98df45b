package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The start of the broker in {@code docker compose} and in kind, with the jars in the place of the
 * image.
 */
class StartKafkaIT {

  private static final Path SCRIPT = Project.ROOT.resolve("k8s/overlays/kind/start-kafka.sh");

  /* As the image does: variables become properties, the storage is formatted once. */
  private static final String RUN =
      """
      #!/bin/bash
      set -eu
      config="$TMPDIR/$KAFKA_PROCESS_ROLES.properties"
      env | grep ^KAFKA_ | while IFS='=' read -r name value; do
        name=${name#KAFKA_}; name=${name,,}; echo "${name//_/.}=$value"
      done > "$config"
      %s format --ignore-formatted -t dm91Y2hlci1zdHJlYW1zLQ -c "$config"
      exec %s "$config"
      """;

  private static final String LEVEL = "-Dlog4j2.level=WARN";

  private final Path folder = Project.newFolder("start-kafka");
  private final int port = Project.freePort();
  private final Map<String, String> environment = new HashMap<>();
  private int starts;

  StartKafkaIT() throws IOException {
    int controllerPort = Project.freePort();
    environment.putAll(
        Map.of(
            "TMPDIR",
            folder.toString(),
            "KAFKA_NODE_ID",
            "1",
            "KAFKA_PROCESS_ROLES",
            "broker,controller",
            "KAFKA_CONTROLLER_QUORUM_VOTERS",
            "1@localhost:" + controllerPort,
            "KAFKA_CONTROLLER_LISTENER_NAMES",
            "CONTROLLER",
            "KAFKA_LISTENERS",
            "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort),
            "KAFKA_ADVERTISED_LISTENERS",
            "PLAINTEXT://localhost:" + port,
            "KAFKA_INTER_BROKER_LISTENER_NAME",
            "PLAINTEXT",
            "KAFKA_LOG_DIRS",
            folder.resolve("data").toString()));
    executable("run", RUN.formatted(shell("kafka.tools.StorageTool"), shell("kafka.Kafka")));
  }

  private static String shell(String mainClass) {
    return Project.kafka(mainClass).stream()
        .map(each -> each.equals(LEVEL) ? "${KAFKA_LOG4J_OPTS:-" + LEVEL + "}" : "'" + each + "'")
        .collect(Collectors.joining(" "));
  }

  @Test
  void broker_killed_isFencedBeforeItStartsAgain_andOneThatWasStoppedIsNot() throws Exception {
    // Given
    try (ProcessBroker broker = start()) {
      assertThat(printed(broker)).doesNotContain("was killed");
      broker.process().kill();
    }

    // When
    try (ProcessBroker broker = start()) {
      // Then
      assertThat(printed(broker)).contains("the broker was killed").doesNotContain("WARNING: the");
      assertThat(folder.resolve("fencing.log")).content().contains("Fencing broker 1 ");
      broker.process().process().destroy();
      broker.process().await();
    }

    // And then
    try (ProcessBroker broker = start()) {
      assertThat(printed(broker)).doesNotContain("was killed");
    }
  }

  /* One whose controller can't start, and one whose controller doesn't fence it. */
  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "echo Kafka Server started; exec sleep 120"})
  void broker_thatIsNotFenced_startsAllTheSame_andSaysWhatThatMeans(String end) throws Exception {
    // Given
    Files.createFile(Files.createDirectories(folder.resolve("data")).resolve("meta.properties"));
    Path run =
        executable(
            "run-" + end.length(),
            "#!/bin/bash\necho I am $KAFKA_PROCESS_ROLES\n"
                + "if [ $KAFKA_PROCESS_ROLES = controller ]; then "
                + end
                + "; fi\n");

    // When
    String printed = start(run).awaitSuccess();

    // Then
    assertThat(printed)
        .containsSubsequence(
            "WARNING: the controller has not fenced the broker",
            "docs/operations.md#a-transaction-that-never-ends",
            folder.resolve("fencing.log").toString(),
            "I am controller",
            "I am broker,controller");
  }

  private ProcessBroker start() throws IOException {
    return ProcessBroker.answering(start(folder.resolve("run")), port);
  }

  private Command start(Path run) throws IOException {
    Path output = folder.resolve("start-" + ++starts + ".out");
    return Command.start(List.of("bash", SCRIPT.toString(), run.toString()), environment, output);
  }

  private Path executable(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private static String printed(ProcessBroker broker) {
    return broker.process().printed();
  }
}
