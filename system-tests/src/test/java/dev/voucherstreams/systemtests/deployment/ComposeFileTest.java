package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docker-compose.yml to what it deploys. */
class ComposeFileTest {

  private final ComposeFile compose = ComposeFile.read();

  @Test
  void brokerAndRegistry_haveTheVersionsThatEverythingElseIsTestedWith() {
    assertThat(compose.image("kafka"))
        .isEqualTo("apache/kafka:" + Repository.pom("pom.xml", "kafka.version"));
    assertThat(compose.image("registry"))
        .isEqualTo(
            "apicurio/apicurio-registry:"
                + Repository.pom("local/runtime/pom.xml", "apicurio.version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams-app", "gateway"})
  void environmentOfAnApplication_isKnownToItsConfiguration(String app) {
    assertThat(names(compose.environment(app)))
        .isNotEmpty()
        .isSubsetOf(AppConfiguration.of(app).variables());
  }

  @Test
  void environmentOfTheLoader_isKnownToItsOptions() {
    String options =
        Repository.text("loader/src/main/java/dev/voucherstreams/loader/KafkaOptions.java");

    assertThat(names(compose.environment("loader")))
        .isNotEmpty()
        .isSubsetOf(Repository.allGroups("\\$\\{env:([A-Z_]+)", options));
  }

  @Test
  void clients_goWhereBrokerAndRegistryListen() {
    for (String client : List.of("streams-app", "gateway", "loader")) {
      String broker = String.valueOf(compose.environment(client).get("KAFKA_BOOTSTRAP_SERVERS"));
      assertThat(String.valueOf(compose.environment("kafka").get("KAFKA_ADVERTISED_LISTENERS")))
          .contains("//" + broker + ",");
    }
    assertThat(compose.list("registry", "ports")).asString().endsWith(":8080]");
    assertThat(compose.environment("gateway").get("SCHEMA_REGISTRY_URL"))
        .isEqualTo("http://registry:8080/apis/ccompat/v7");
  }

  @ParameterizedTest
  @CsvSource({"streams-app,STREAMS_PORT", "gateway,GATEWAY_PORT"})
  void application_isPublishedAndCheckedAtItsOwnPorts(String app, String portVariable) {
    // Given
    AppConfiguration configuration = AppConfiguration.of(app);
    int port = configuration.defaultPort(portVariable);
    int management = configuration.defaultPort("MANAGEMENT_PORT");

    // Then
    assertThat(compose.list(app, "ports"))
        .map(String::valueOf)
        .satisfiesExactly(
            published -> assertThat(published).endsWith(":-" + port + "}:" + port),
            published -> assertThat(published).endsWith(":-" + management + "}:" + management));
    assertThat(compose.healthCheck(app).orElseThrow().toString())
        .endsWith("http://127.0.0.1:" + management + "/actuator/health/readiness]");
  }

  @Test
  void ports_areOpenToThisMachineOnly_unlessSaidOtherwise() {
    assertThat(compose.services().keySet())
        .flatMap(service -> compose.list(service, "ports"))
        .map(String::valueOf)
        .hasSizeGreaterThan(5)
        .allMatch(port -> port.startsWith("${BIND_ADDRESS:-127.0.0.1}:${"));
  }

  @Test
  void everyService_butTheOneThatEnds_tellsItsHealth() {
    Set<String> without =
        compose.services().keySet().stream()
            .filter(service -> compose.healthCheck(service).isEmpty())
            .collect(Collectors.toSet());

    assertThat(without).containsExactly("loader");
  }

  @Test
  void everyService_hasALimitOfMemory() {
    assertThat(compose.services())
        .allSatisfy((name, service) -> assertThat(service).as(name).containsKey("mem_limit"));
  }

  @Test
  void topicBrowser_isWiredToBrokerAndRegistry_andStartsOnlyIfAskedFor() {
    Map<?, ?> browser = compose.environment("kafka-ui");
    Map<?, ?> gateway = compose.environment("gateway");

    assertThat(browser.get("KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS"))
        .isEqualTo(gateway.get("KAFKA_BOOTSTRAP_SERVERS"));
    assertThat(browser.get("KAFKA_CLUSTERS_0_SCHEMAREGISTRY"))
        .isEqualTo(gateway.get("SCHEMA_REGISTRY_URL"));
    assertThat(browser.get("KAFKA_CLUSTERS_0_READONLY")).isEqualTo("true");
    assertThat(names(compose.dependencies("kafka-ui"))).containsOnly("kafka", "registry");
    assertThat(compose.list("kafka-ui", "profiles")).asString().isEqualTo("[tools]");
  }

  @Test
  void startOrder_isByHealth_andTheLoaderIsWaitedFor() {
    compose
        .services()
        .keySet()
        .forEach(
            service ->
                compose
                    .dependencies(service)
                    .forEach(
                        (dependency, condition) ->
                            assertThat(condition)
                                .as("%s waits for %s", service, dependency)
                                .isEqualTo(
                                    Map.of(
                                        "condition",
                                        dependency.equals("loader")
                                            ? "service_completed_successfully"
                                            : "service_healthy"))));
    // Without anybody who waits for its end, `up --wait` takes that for a failure.
    assertThat(names(compose.dependencies("gateway"))).contains("loader");
  }

  /* Long syntax knows no label that docker-compose 1.29 takes; it is the user's own file. */
  @Test
  void filesOfTheRepository_canBeReadWhereSelinuxIsOn() {
    assertThat(compose.services().keySet())
        .flatMap(service -> compose.list(service, "volumes"))
        .map(String::valueOf)
        .filteredOn(volume -> volume.startsWith("./"))
        .hasSize(4)
        .allMatch(volume -> volume.endsWith(":ro,z"));
  }

  @Test
  void everySetting_isDocumented() {
    String document = Repository.text("docs/configuration.md");

    assertThat(new TreeSet<>(Repository.allGroups("[^$]\\$\\{([A-Z_]+)", compose.text())))
        .contains("HISTORY", "GATEWAY_PORT")
        .allSatisfy(variable -> assertThat(document).contains("`" + variable + "`"));
  }

  private static Set<String> names(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }
}
