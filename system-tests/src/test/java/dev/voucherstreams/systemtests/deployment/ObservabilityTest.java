package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds Prometheus' and Grafana's files to each other and to the applications. */
class ObservabilityTest {

  /* In the order of the runbooks. */
  private static final List<String> RULES =
      List.of("voucher-streams", "voucher-streams-slo", "voucher-streams-kubernetes");

  @Test
  void prometheus_scrapesTheManagementPorts() {
    String targets = Repository.text("docker/prometheus/prometheus.yml");

    for (String app : List.of("streams-app", "gateway")) {
      AppConfiguration configuration = AppConfiguration.of(app);
      assertThat(targets)
          .contains("[" + app + ":" + configuration.defaultPort("MANAGEMENT_PORT") + "]");
      assertThat(configuration.text()).contains("include: health, info, prometheus");
    }
  }

  @Test
  void prometheus_namesItsJobsAsTheServicesOfKubernetesAre() {
    List<String> jobs =
        Repository.allGroups(
            "job_name: (\\S+)", Repository.text("docker/prometheus/prometheus.yml"));

    assertThat(jobs).containsExactly("streams-app", "gateway");
    for (String job : jobs) {
      assertThat(Repository.text("k8s/base/" + job + ".yaml"))
          .contains("kind: Service\nmetadata:\n  name: " + job + "\n");
    }
  }

  @Test
  void rules_ofKubernetes_areThoseOfPrometheus() throws Exception {
    try (Stream<Path> files = Files.list(Repository.path("docker/prometheus/rules"))) {
      assertThat(files)
          .map(file -> file.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(RULES.stream().map(name -> name + ".yml").toList());
    }
    for (String name : RULES) {
      String made = "k8s/components/prometheus-rules/" + name + ".yaml";
      assertThat(Repository.yaml(made).get("spec"))
          .as("%s is behind: make prometheus_rules", made)
          .isEqualTo(Repository.yaml(path(name)));
    }
  }

  private static String path(String name) {
    return "docker/prometheus/rules/" + name + ".yml";
  }

  @Test
  void everyAlert_namesItsRunbook_whereTheProjectIs() {
    String runbooks = Repository.pom("pom.xml", "url") + "/blob/main/docs/operations.md#";
    String rules =
        String.join("", RULES.stream().map(name -> Repository.text(path(name))).toList());

    assertThat(Repository.allGroups("runbook_url: (\\S+)", rules))
        .containsExactlyElementsOf(
            alerts().stream().map(alert -> runbooks + alert.toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void everyAlert_hasARunbook_withACommand() {
    String operations = Repository.text("docs/operations.md");
    List<String> alerts = alerts().stream().distinct().toList();

    assertThat(Repository.allGroups("(?m)^### ([A-Z]\\w+)$", operations))
        .containsExactlyElementsOf(alerts);
    for (String alert : alerts) {
      String runbook =
          Repository.firstGroup("(?s)\n### " + alert + "\n(.*?)(?:\n### |$)", operations);
      assertThat(runbook).as(alert).contains("\n```sh\n");
    }
  }

  /* One that calls in two ways is named twice. */
  private static List<String> alerts() {
    List<String> alerts =
        RULES.stream()
            .flatMap(
                name ->
                    Repository.allGroups("- alert: (\\S+)", Repository.text(path(name))).stream())
            .toList();
    assertThat(alerts).hasSizeGreaterThan(30);
    return alerts;
  }

  @Test
  void dashboards_canBeProvisioned() throws Exception {
    List<String> uids = new ArrayList<>();
    for (Path file : dashboards()) {
      JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
      String uid = dashboard.get("uid").asText();
      uids.add(uid);
      assertThat(file.getFileName()).hasToString(uid + ".json");
      assertThat(dashboard.get("title").asText()).isNotBlank();
      assertThat(dashboard.get("panels").findValuesAsText("id"))
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
    assertThat(uids).contains("voucher-streams").doesNotHaveDuplicates();
  }

  @Test
  void panels_askTheDataSourceThatIsChosen_andSayWhatTheyShow() throws Exception {
    for (Path file : dashboards()) {
      for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).get("panels")) {
        if (!panel.get("type").asText().equals("row")) {
          assertThat(panel.get("title").asText()).isNotBlank();
          assertThat(panel.get("description").asText())
              .as(panel.get("title").asText())
              .isNotBlank();
          assertThat(panel.findValuesAsText("expr")).isNotEmpty().noneMatch(String::isBlank);
          assertThat(panel.get("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
          assertThat(panel.findValues("datasource"))
              .hasSize(panel.get("targets").size() + 1)
              .allMatch(source -> source.get("uid").asText().equals("${datasource}"));
        }
      }
    }
  }

  @Test
  void dashboards_letChooseDataSource_namespaceAndInstance() throws Exception {
    for (Path file : dashboards()) {
      JsonNode variables = new ObjectMapper().readTree(file.toFile()).at("/templating/list");

      assertThat(variables.findValuesAsText("name"))
          .containsExactly("datasource", "namespace", "instance");
      assertThat(variables.findValuesAsText("allValue")).containsExactly(".*", ".*");
    }
  }

  @Test
  void panels_doNotCoverEachOther() throws Exception {
    for (Path file : dashboards()) {
      Set<List<Integer>> covered = new HashSet<>();
      for (JsonNode place : new ObjectMapper().readTree(file.toFile()).findValues("gridPos")) {
        int x = place.get("x").asInt();
        int y = place.get("y").asInt();
        assertThat(x + place.get("w").asInt()).isLessThanOrEqualTo(24);
        for (int column = x; column < x + place.get("w").asInt(); column++) {
          for (int row = y; row < y + place.get("h").asInt(); row++) {
            assertThat(covered.add(List.of(column, row))).as("%s: %s", file, place).isTrue();
          }
        }
      }
    }
  }

  @Test
  void homeDashboard_isOneOfThem() throws Exception {
    Object home =
        ComposeFile.read().environment("grafana").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");

    assertThat(dashboards())
        .map(path -> "/etc/voucher-streams/dashboards/" + path.getFileName())
        .contains(String.valueOf(home));
  }

  private static List<Path> dashboards() throws Exception {
    try (Stream<Path> files = Files.list(Repository.path("docker/grafana/dashboards"))) {
      return files.toList();
    }
  }
}
