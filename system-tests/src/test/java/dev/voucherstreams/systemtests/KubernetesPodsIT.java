package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.voucherstreams.systemtests.deployment.Kustomization;
import dev.voucherstreams.systemtests.deployment.Repository;
import dev.voucherstreams.systemtests.deployment.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The pods of the production overlay as processes: with its environment, its arguments and its
 * probes, on a Kafka that has its topics, its users and their rights, and that asks for TLS and
 * SASL. A setting, a right or a path that is wrong in a manifest fails here.
 */
class KubernetesPodsIT {

  private static final Duration LONG = Duration.ofMinutes(2);

  private final List<JsonNode> production = Kustomization.render(Kustomization.PRODUCTION);

  private Path folder;
  private TlsBroker broker;
  private TestRegistry registry;
  private Pod streamsApp;
  private Pod gateway;

  @Test
  void pods_ofTheProductionOverlay_doWhatTheirProbesAreAskedFor() throws Exception {
    folder = Project.newFolder("pods");
    registry = TestRegistry.shared();
    try (TlsBroker secured = new TlsBroker(folder)) {
      broker = secured;
      streamsApp = pod("streams-app");
      gateway = pod("gateway");
      try (Command streamsAppProcess = start(streamsApp, "streams-app", Project.STREAMS_APP);
          Command gatewayProcess = start(gateway, "gateway", Project.GATEWAY)) {
        areUpButNotReady_whileKafkaIsAway();
        haveTheProcessorsOfTheirCpuRequest();
        areReady_onceTheTablesAreThere(streamsAppProcess);
        loaderLoads_andTheGatewayAnswers();
        transactionsAreSeen_ofAllTopics();
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
    broker.apply(Kustomization.render(Kustomization.STRIMZI));

    await("streams-app").atMost(LONG).until(() -> streamsApp.probe("readinessProbe") == 200);
    await("the gateway").atMost(LONG).until(() -> gateway.probe("readinessProbe") == 200);
    assertThat(streamsAppProcess.printed())
        .doesNotContain("DescribeConfigs", "not as it has to be");
  }

  private void loaderLoads_andTheGatewayAnswers() throws Exception {
    Pod loader = pod("loader");
    Path history = loader.volume("/history").resolve("orders.parquet");
    makeHistory(history);
    putLoadersFiles(loader);

    Command.Result load = start(loader, "loader", Project.LOADER).await();

    assertThat(load.exitCode()).as(load.output()).isZero();
    assertThat(loader.volume("/rejects")).isDirectoryContaining("glob:**.rejects.csv");
    await("the answer")
        .until(() -> gateway.get("http", "/api/v1/segments").body().contains("\"total\""));
  }

  private void transactionsAreSeen_ofAllTopics() throws Exception {
    List<JsonNode> kafka = Kustomization.render(Kustomization.STRIMZI);
    for (JsonNode topic : Kustomization.ofKind(kafka, "KafkaTopic").toList()) {
      awaitTransactionAge(Kustomization.name(topic));
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
        .atMost(LONG)
        .until(
            () ->
                expected
                    .matcher(streamsApp.get("management", "/actuator/prometheus").body())
                    .find());
  }

  private void areAlive_whenKafkaIsAwayAgain() throws Exception {
    broker.kill();

    for (Pod pod : List.of(streamsApp, gateway)) {
      assertThat(pod.probe("livenessProbe")).isEqualTo(200);
    }
    assertThat(gateway.probe("readinessProbe")).isEqualTo(200);
    assertThat(gateway.get("http", "/api/v1/segments").statusCode()).isEqualTo(200);
  }

  private Pod pod(String app) throws IOException {
    return new Pod(Workload.of(production, app), Files.createDirectories(folder.resolve(app)));
  }

  /* The manifest's environment over the image's, with what can only be here: addresses, ports, one node. */
  private Command start(Pod pod, String app, Path jar) throws IOException {
    Map<String, String> environment =
        Workload.of(production, app).environment(production, key -> secret(key));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.address());
    environment.put("SCHEMA_REGISTRY_URL", registry.confluentApi());
    environment.replace("VOUCHER_TOPICS_REPLICATION", "1");
    if (!app.equals("loader")) {
      Files.copy(
          broker.certificate(),
          pod.volume("/etc/kafka-ca").resolve("ca.crt"),
          StandardCopyOption.REPLACE_EXISTING);
      environment.put("STATE_DIR", imageSetting("STATE_DIR"));
      environment.put("SERVER_ADDRESS", "127.0.0.1");
      environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
      environment.put("MANAGEMENT_PORT", "" + pod.port("management"));
      environment.put("SERVER_PORT", "" + pod.port(app.equals("gateway") ? "http" : "queries"));
    }
    return pod.start(jar, environment);
  }

  private static String imageSetting(String name) {
    return Repository.firstGroup("ENV " + name + "=(\\S+)", Repository.text("docker/Dockerfile"));
  }

  private static String secret(String key) {
    assertThat(key).endsWith("/sasl.jaas.config");
    return TlsBroker.jaasConfig(key.substring(0, key.indexOf('/')));
  }

  private void putLoadersFiles(Pod loader) throws IOException {
    Path ca = loader.volume("/etc/kafka-ca");
    Path user = loader.volume("/etc/kafka-user");
    Files.copy(broker.certificate(), ca.resolve("ca.crt"));
    Files.writeString(user.resolve("sasl.jaas.config"), TlsBroker.jaasConfig("voucher-loader"));
    JsonNode config =
        Kustomization.ofKind(production, "ConfigMap")
            .filter(map -> Kustomization.name(map).startsWith("loader-kafka-config"))
            .findFirst()
            .orElseThrow();
    Files.writeString(
        loader.volume("/etc/kafka-config").resolve("kafka.properties"),
        config
            .at("/data/kafka.properties")
            .asText()
            .replace("/etc/kafka-ca", ca.toString())
            .replace("/etc/kafka-user", user.toString()));
  }

  private void makeHistory(Path file) throws Exception {
    List<String> generate =
        Project.java(Project.LOADER, "generate", "--rows", "20000", "--out", file.toString());
    assertThat(Command.start(generate, Map.of(), folder.resolve("generate.out")).await().exitCode())
        .isZero();
  }
}
