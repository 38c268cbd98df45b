package dev.voucherstreams.systemtests.deployment;

import static dev.voucherstreams.systemtests.deployment.Kustomization.KIND;
import static dev.voucherstreams.systemtests.deployment.Kustomization.PRODUCTION;
import static dev.voucherstreams.systemtests.deployment.Kustomization.STRIMZI;
import static dev.voucherstreams.systemtests.deployment.Kustomization.find;
import static dev.voucherstreams.systemtests.deployment.Kustomization.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what k8s/ renders to the applications, their images, and what else tells of them. */
class KubernetesApplicationsTest {

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void ports_areThoseThatTheApplicationsHave(String folder) {
    for (String app : List.of("streams-app", "gateway")) {
      Workload workload = Workload.of(folder, app);
      AppConfiguration configuration = AppConfiguration.of(app);
      String port = app.equals("gateway") ? "GATEWAY_PORT" : "STREAMS_PORT";

      assertThat(workload.ports().values())
          .containsExactlyInAnyOrder(
              configuration.defaultPort(port), configuration.defaultPort("MANAGEMENT_PORT"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void environment_isKnownToTheApplications(String folder) {
    List<JsonNode> resources = Kustomization.render(folder);

    for (String app : List.of("streams-app", "gateway")) {
      Set<String> variables = Workload.of(folder, app).environment(resources, key -> key).keySet();
      assertThat(variables)
          .contains("KAFKA_BOOTSTRAP_SERVERS")
          // Kafka's own keys are passed through, see docs/configuration.md.
          .filteredOn(variable -> !variable.matches("SPRING_KAFKA_(STREAMS_)?PROPERTIES_.*"))
          // The JVM's.
          .filteredOn(variable -> !variable.matches("CPU_REQUEST|JDK_JAVA_OPTIONS"))
          .isSubsetOf(AppConfiguration.of(app).variables());
    }
  }

  @Test
  void loader_readsTheVariablesOfTheConfigMap() {
    String options =
        Repository.text("loader/src/main/java/dev/voucherstreams/loader/KafkaOptions.java");

    assertThat(
            Workload.of(PRODUCTION, "loader")
                .environment(Kustomization.render(PRODUCTION), key -> key)
                .keySet())
        .containsAll(Repository.allGroups("\\$\\{env:([A-Z_]+)", options));
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void images_areThoseThatTheDockerfileBuilds(String folder) {
    String version = Repository.pom("pom.xml", "version");
    List<String> targets =
        Repository.allGroups("(?m)^FROM \\S+ AS (\\S+)$", Repository.text("docker/Dockerfile"));

    assertThat(Workload.oursIn(Kustomization.render(folder)))
        .allSatisfy(
            workload -> {
              String image = workload.container().path("image").asText();
              assertThat(image).endsWith("voucher-streams/" + workload.app() + ":" + version);
              assertThat(targets).contains(workload.app());
              assertThat(workload.container().path("imagePullPolicy").asText())
                  .isEqualTo("IfNotPresent");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void processors_areThoseOfTheCpuRequest(String folder) {
    List<JsonNode> resources = Kustomization.render(folder);

    assertThat(Workload.oursIn(resources))
        .allSatisfy(
            workload ->
                assertThat(workload.environment(resources, key -> key))
                    .containsEntry("JDK_JAVA_OPTIONS", "-XX:ActiveProcessorCount=1"));
  }

  /* The image says what has to be writable. */
  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void volumesOfTheImages_areMounted(String folder) {
    String dockerfile = Repository.text("docker/Dockerfile");

    assertThat(Workload.oursIn(Kustomization.render(folder)))
        .allSatisfy(
            workload -> {
              String stage =
                  Repository.firstGroup(
                      "(?s)(FROM \\S+ AS " + workload.app() + "\n.*?)(?=\nFROM |$)", dockerfile);
              assertThat(workload.container().path("volumeMounts").findValuesAsText("mountPath"))
                  .contains(Repository.firstGroup("VOLUME (\\S+)", stage), "/tmp");
            });
  }

  @Test
  void brokerAndRegistryOfKind_areThoseOfTheComposeFile() {
    ComposeFile compose = ComposeFile.read();

    assertThat(Workload.of(KIND, "kafka").container().path("image").asText())
        .isEqualTo(compose.image("kafka"));
    assertThat(Workload.of(KIND, "schema-registry").container().path("image").asText())
        .isEqualTo(compose.image("registry"));
  }

  @Test
  void secrets_areThoseThatTheDocumentsTellToMake() throws Exception {
    List<JsonNode> resources = Kustomization.renderExample();
    String document = Repository.text("docs/kubernetes.md");

    Set<String> keys =
        Workload.oursIn(resources)
            .flatMap(workload -> workload.secretKeys().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(keys)
        .contains("voucher-streams-app/ssl.truststore.crt", "voucher-operator/sasl.jaas.config")
        .flatMap(key -> List.of(key.split("/", -1)))
        .allSatisfy(part -> assertThat(document).contains("`" + part + "`"));
  }

  @Test
  void rulesAndCountries_areKnownToStreamsAppOnly() {
    List<JsonNode> resources = Kustomization.render(PRODUCTION);

    assertThat(Workload.of(PRODUCTION, "streams-app").environment(resources, key -> key))
        .containsKeys("VOUCHER_COUNTRIES", "VOUCHER_RULES");
    assertThat(Workload.of(PRODUCTION, "gateway").environment(resources, key -> key))
        .doesNotContainKeys("VOUCHER_COUNTRIES", "VOUCHER_RULES");
  }

  @Test
  void keda_scalesByTheOrdersThatWait_asTheAlertsHaveThem() throws Exception {
    // Given
    List<JsonNode> resources = Kustomization.renderExample();
    JsonNode scaler = find(resources, "ScaledObject", "streams-app").path("spec");
    JsonNode streamsApp = find(resources, "StatefulSet", "streams-app");

    // Then
    assertThat(scaler.at("/scaleTargetRef/name").asText()).isEqualTo(name(streamsApp));
    assertThat(streamsApp.at("/spec/replicas").isMissingNode()).isTrue();
    assertThat(scaler.at("/triggers/0/metadata/query").asText())
        .isEqualTo(
            Repository.firstGroup(
                    "record: namespace_job:voucher_orders_lag:sum\n +expr: (.*)",
                    Repository.text("docker/prometheus/rules/voucher-streams.yml"))
                .replace(" by (namespace, job) ", "")
                .replace("{", "{namespace=\"voucher-streams\","));
    JsonNode orders = find(Kustomization.render(STRIMZI), "KafkaTopic", "order-events");
    assertThat(scaler.path("maxReplicaCount")).isEqualTo(orders.at("/spec/partitions"));
  }
}
