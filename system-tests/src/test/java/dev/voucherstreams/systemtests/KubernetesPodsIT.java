package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.systemtests.deployment.Kustomization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/**
 * The pods of the production overlay as processes: with its environment, its arguments and its
 * probes, on a Kafka that has its topics, its users and their rights, and that asks for TLS and
 * SASL. A setting, a right or a path that is wrong in a manifest fails here, and a right that
 * nobody needs does, too.
 */
class KubernetesPodsIT {

  private static final List<String> REPLAYED =
      List.of("order-events", "voucher-requests", "voucher-requests-json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StrimziResources strimzi =
      new StrimziResources(Kustomization.render(Kustomization.STRIMZI));

  private Path folder;
  private TlsBroker broker;
  private TestRegistry registry;
  private Pods pods;
  private Pod streamsApp;
  private Pod gateway;

  @Test
  void pods_ofTheProductionOverlay_doTheirWork_withTheRightsThatTheyNeed() throws Exception {
    folder = Project.newFolder("pods");
    registry = TestRegistry.shared();
    try (TlsBroker secured = new TlsBroker(folder)) {
      broker = secured;
      pods = new Pods(folder, broker, registry);
      streamsApp = pods.of("streams-app");
      gateway = pods.of("gateway");
      try (Command streamsAppProcess = pods.start(streamsApp);
          Command gatewayProcess = pods.start(gateway)) {
        areUpButNotReady_whileKafkaIsAway();
        haveTheProcessorsOfTheirCpuRequest();
        areReady_onceTheTablesAreThere(streamsAppProcess);
        loaderLoads_andTheGatewayAnswers();
        anotherGatewayIsReady_whichHasTheCaAsAnSslBundle();
        transactionsAreSeen_ofAllTopics();
        clientAsksByEvent();
        operatorSendsAgain_whatWasDeadLettered();
        operatorSays_whatServes();
        operatorRemovesAnInstance_whichJoinsAgain();
        everyRightWasNeeded_andNoneWasMissing();
        areAlive_whenKafkaIsAwayAgain();
        assertThat(streamsAppProcess.process().isAlive()).isTrue();
        assertThat(gatewayProcess.process().isAlive()).isTrue();
      }
    }
  }

  private void areUpButNotReady_whileKafkaIsAway() throws Exception {
    for (Pod pod : List.of(streamsApp, gateway)) {
      await().atMost(pod.longestStart()).until(() -> pod.probe("startupProbe") == 200);
      assertThat(pod.probe("livenessProbe")).isEqualTo(200);
      assertThat(pod.probe("readinessProbe")).isEqualTo(503);
    }
  }

  /* This machine has more. */
  private void haveTheProcessorsOfTheirCpuRequest() throws Exception {
    for (Pod pod : List.of(streamsApp, gateway)) {
      assertThat(pod.get("management", "/actuator/prometheus").body())
          .containsPattern("(?m)^system_cpu_count 1\\.0$");
    }
  }

  private void areReady_onceTheTablesAreThere(Command streamsAppProcess) throws Exception {
    broker.start();
    broker.apply(strimzi);

    await("streams-app").until(() -> streamsApp.probe("readinessProbe") == 200);
    await("the gateway").until(() -> gateway.probe("readinessProbe") == 200);
    assertThat(streamsAppProcess.printed())
        .doesNotContain("DescribeConfigs", "not as it has to be");
  }

  private void loaderLoads_andTheGatewayAnswers() throws Exception {
    Pod loader = pods.of("nightly-load");
    Path history = loader.volume("/history").resolve("orders.parquet");

    makeHistory(history, 20_000);
    Command.Result load = pods.start(loader).await();

    assertThat(load.exitCode()).as(load.output()).isZero();
    assertThat(loader.volume("/rejects")).isDirectoryContaining("glob:**.rejects.csv");
    await("the answer")
        .until(() -> gateway.get("http", "/api/v1/segments").body().contains("\"total\""));

    makeHistory(history, 10);
    Command.Result other = pods.start(loader).await();

    assertThat(other.exitCode()).as(other.output()).isEqualTo(2);
    assertThat(other.output()).contains("the first that differs is row");
  }

  private void anotherGatewayIsReady_whichHasTheCaAsAnSslBundle() throws Exception {
    Pod other = pods.of("gateway");

    try (Command process = pods.start(other, this::trustByBundle)) {
      await("the gateway with a bundle").until(() -> other.probe("readinessProbe") == 200);
      assertThat(process.process().isAlive()).isTrue();
    }
  }

  private void trustByBundle(Map<String, String> environment) {
    environment.remove("SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_TYPE");
    environment.remove("SPRING_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION");
    environment.put(
        "SPRING_SSL_BUNDLE_PEM_KAFKA_TRUSTSTORE_CERTIFICATE", "file:" + broker.certificate());
    environment.put("SPRING_KAFKA_SSL_BUNDLE", "kafka");
  }

  private void transactionsAreSeen_ofAllTopics() throws Exception {
    for (NewTopic topic : strimzi.topics()) {
      awaitTransactionAge(topic.name());
    }
    awaitTransactionAge("__consumer_offsets");
    awaitTransactionAgeLike("voucher-streams-tally-g[0-9a-f]{8}-1-segment-partials-repartition");
  }

  private void awaitTransactionAge(String topic) {
    awaitTransactionAgeLike(Pattern.quote(topic));
  }

  private void awaitTransactionAgeLike(String topic) {
    String series = "voucher_topic_transaction_age_seconds\\{partition=\"\\d+\",topic=\"%s\"} 0";
    Pattern expected = Pattern.compile(series.formatted(topic));
    await(topic)
        .until(
            () ->
                expected
                    .matcher(streamsApp.get("management", "/actuator/prometheus").body())
                    .find());
  }

  private void clientAsksByEvent() throws Exception {
    try (EventClient client = new EventClient(broker.client("voucher-client"), "voucher-client-1");
        AvroSerializer<VoucherRequest> avro = new AvroSerializer<>()) {
      avro.configure(Map.of("schema.registry.url", registry.confluentApi()), false);
      byte[] request =
          avro.serialize(
              "voucher-requests", VoucherRequest.newBuilder().setRequestId("avro").build());

      client.ask("voucher-requests", "broken", "no request".getBytes(UTF_8));
      client.ask("voucher-requests", "avro", request);
      client.ask("voucher-requests-json", "broken", "no request".getBytes(UTF_8));
      client.ask("voucher-requests-json", "json", "{}".getBytes(UTF_8));

      client.awaitResults("avro", "json");
    }
  }

  private void operatorSendsAgain_whatWasDeadLettered() throws Exception {
    make("echo 'no order' |", "console-producer", "TOPIC=order-events");
    assertThat(
            make(
                "",
                "console-consumer",
                "TOPIC=order-events.dead-letter",
                "ARGS=--partition 0 --max-messages 1"))
        .contains("no order");
    await("dead letters")
        .untilAsserted(
            () ->
                assertThat(toolbox("dead-letters"))
                    .contains(REPLAYED.stream().map(topic -> topic + ": 1 dead letter").toList()));

    for (String topic : REPLAYED) {
      assertThat(toolbox("replay", "--topic", topic))
          .startsWith("1 dead letter (1 ")
          .endsWith(" sent again to " + topic + "\n");
    }
  }

  /* Of two new counts the second takes the place of the first, and one that is older goes. */
  private void operatorSays_whatServes() throws Exception {
    String first = serving();
    toolbox("recount");
    await("another count")
        .until(() -> !generations().at("/generations/0/name").asText().equals(first));
    toolbox("recount");
    await("the last count").until(() -> serving().endsWith("-3"));

    assertThat(toolbox("rollback")).startsWith("serving: ").contains(", pinned");
    assertThat(toolbox("switch")).isEqualTo("serving: " + first.replace("-1", "-3") + "\n");
    assertThat(toolbox("generations")).contains("serving: " + serving());
    assertThat(toolbox("segments")).contains("Peru");
  }

  private void operatorRemovesAnInstance_whichJoinsAgain() throws Exception {
    assertThat(toolbox("remove-instance", "streams-app-0"))
        .startsWith("removed from voucher-streams-requests, voucher-streams-tally-g");
    await("streams-app").until(() -> streamsApp.probe("readinessProbe") == 200);
  }

  private String serving() throws Exception {
    return generations().path("serving").asText();
  }

  private JsonNode generations() throws Exception {
    return JSON.readTree(gateway.get("http", "/api/v1/generations").body());
  }

  private void everyRightWasNeeded_andNoneWasMissing() throws IOException {
    await("the use of all rights")
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(broker.authorizerLog().used())
                    .containsExactlyInAnyOrderElementsOf(strimzi.rights()));
    assertThat(broker.authorizerLog().denials()).isEmpty();
  }

  private void areAlive_whenKafkaIsAwayAgain() throws Exception {
    broker.kill();

    for (Pod pod : List.of(streamsApp, gateway)) {
      assertThat(pod.probe("livenessProbe")).isEqualTo(200);
    }
    assertThat(gateway.probe("readinessProbe")).isEqualTo(200);
    assertThat(gateway.get("http", "/api/v1/segments").statusCode()).isEqualTo(200);
  }

  /* What a JVM says of its options comes first, wherever a pod runs. */
  private String toolbox(String... command) throws Exception {
    return pods.toolbox(command).awaitSuccess().replaceFirst("^NOTE: Picked up .*\n", "");
  }

  /* As the operator, with what a file says that it takes to get there. */
  private String make(String input, String... arguments) throws Exception {
    Path config = pods.of("toolbox").volume("/etc/kafka").resolve("kafka.properties");
    Map<String, String> environment =
        Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.address(), "KAFKA_CONFIG", config.toString());
    List<String> command =
        Stream.concat(
                Stream.of("bash", "-c", input + " \"$@\"", "bash"),
                Project.make(arguments).stream())
            .toList();
    return Command.start(command, environment, folder.resolve(arguments[0] + ".out"))
        .awaitSuccess();
  }

  private void makeHistory(Path file, int rows) throws Exception {
    List<String> generate =
        Project.java(Project.LOADER, "generate", "--rows", "" + rows, "--out", file.toString());
    Command.start(generate, Map.of(), folder.resolve("generate.out")).awaitSuccess();
  }
}
