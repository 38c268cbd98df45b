package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.voucherstreams.systemtests.deployment.Kustomization;
import java.nio.file.Path;
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

  private Path folder;
  private TlsBroker broker;
  private Pods pods;
  private Pod streamsApp;
  private Pod gateway;

  @Test
  void pods_ofTheProductionOverlay_doWhatTheirProbesAreAskedFor() throws Exception {
    folder = Project.newFolder("pods");
    try (TlsBroker secured = new TlsBroker(folder)) {
      broker = secured;
      pods = new Pods(folder, broker, TestRegistry.shared());
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
    Pod loader = pods.of("nightly-load");
    makeHistory(loader.volume("/history").resolve("orders.parquet"));

    Command.Result load = pods.start(loader).await();

    assertThat(load.exitCode()).as(load.output()).isZero();
    assertThat(loader.volume("/rejects")).isDirectoryContaining("glob:**.rejects.csv");
    await("the answer")
        .until(() -> gateway.get("http", "/api/v1/segments").body().contains("\"total\""));
  }

  private void anotherGatewayIsReady_whichHasTheCaAsAnSslBundle() throws Exception {
    Pod other = pods.of("gateway");

    try (Command process = pods.start(other, this::trustByBundle)) {
      await("the gateway with a bundle")
          .atMost(LONG)
          .until(() -> other.probe("readinessProbe") == 200);
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

  private void makeHistory(Path file) throws Exception {
    List<String> generate =
        Project.java(Project.LOADER, "generate", "--rows", "20000", "--out", file.toString());
    assertThat(Command.start(generate, Map.of(), folder.resolve("generate.out")).await().exitCode())
        .isZero();
  }
}
