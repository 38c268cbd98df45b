package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README.md tells a new user to do, done as it stands there; only the ports are others. */
@SharedSystem
class ReadmeIT {

  private static final Pattern CURL = Pattern.compile("^curl -X POST .*$", Pattern.MULTILINE);
  private static final Pattern ANSWER = Pattern.compile("```json\n(.*)\n```");

  private static final Pattern PRODUCER = line("kafka-console-producer.sh ");
  private static final Pattern CONSUMER = line("kafka-console-consumer.sh ");
  private static final Pattern REQUEST = line("r1|{");
  private static final Pattern RESULT = line("{\"request_id\":\"r1\"");

  private final LocalSystem system;
  private final String readme;

  ReadmeIT(LocalSystem system) throws IOException {
    this.system = system;
    this.readme = Files.readString(Project.ROOT.resolve("README.md"));
  }

  @Test
  void request_afterMakeRun_isAnsweredAsTheReadmeSays() throws Exception {
    // Given
    String curl = find(CURL, 0).replace(":8000", ":" + system.variable("GATEWAY_PORT"));

    // When
    Command.Result answer = shell("curl", curl + " -sS").await();

    // Then
    assertThat(answer.output()).isEqualTo(find(ANSWER, 1));
    assertThat(system.launcher().printed()).contains(curl.substring(curl.indexOf("localhost")));
  }

  @Test
  void request_withKafkasConsoleTools_isAnsweredAsTheReadmeSays() throws Exception {
    // Given
    String producer = local(find(PRODUCER, 0), "org.apache.kafka.tools.ConsoleProducer");
    String consumer = local(find(CONSUMER, 0), "org.apache.kafka.tools.consumer.ConsoleConsumer");
    Path line = Files.writeString(system.folder().resolve("request"), find(REQUEST, 0) + "\n");

    // When
    try (Command received = shell("consumer", consumer)) {
      Command.Result sent = shell("producer", producer + " < " + line).await();

      // Then
      assertThat(sent.exitCode()).as(sent.output()).isZero();
      await()
          .untilAsserted(
              () ->
                  assertThat(received.printed().lines().map(ReadmeIT::withoutTime))
                      .contains(withoutTime(find(RESULT, 0))));
    }
  }

  /* Kafka's scripts are not part of its jars. */
  private String local(String command, String mainClass) {
    String java =
        "%s/bin/java -Dlog4j2.level=ERROR -cp '%s/*' %s"
            .formatted(System.getProperty("java.home"), Project.KAFKA, mainClass);
    return command
        .replaceFirst("^[a-z-]+\\.sh", Matcher.quoteReplacement(java))
        .replace("localhost:9092", system.kafka());
  }

  private Command shell(String name, String command) throws IOException {
    return system.run(name, List.of("sh", "-c", "exec " + command));
  }

  private static String withoutTime(String result) {
    return result.replaceFirst("\"resolved_at\":\".*\"", "");
  }

  @Test
  void makeLoad_sameFileTwice_countsItOnce() throws Exception {
    // Given
    Path file = system.history("own orders.csv", 1_000, "--bad-rows", "0", "--seed", "9");
    system.answers();

    // When
    Command.Result first = system.make("load", "FILE=" + file, "DATASET=own");
    String answers = system.answers();
    Command.Result second = system.make("load", "FILE=" + file, "DATASET=own");

    // Then
    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(first.output()).contains("1,000 sent, 0 already loaded, 0 rejected");
    assertThat(second.output()).contains("0 sent, 1,000 already loaded, 0 rejected");
    assertThat(system.answers()).isEqualTo(answers);
  }

  private static Pattern line(String start) {
    return Pattern.compile("^" + Pattern.quote(start) + ".*$", Pattern.MULTILINE);
  }

  private String find(Pattern pattern, int group) {
    Matcher matcher = pattern.matcher(readme);
    assertThat(matcher.find()).as("README.md has %s", pattern).isTrue();
    return matcher.group(group);
  }
}
