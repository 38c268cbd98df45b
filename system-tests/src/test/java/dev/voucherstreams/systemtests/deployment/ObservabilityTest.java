package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds Prometheus' and Grafana's files to each other and to the applications. */
class ObservabilityTest {

  private static final String DATA_SOURCE =
      Repository.firstGroup(
          "uid: (\\S+)", Repository.text("docker/grafana/provisioning/datasources/prometheus.yml"));

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
  void dashboards_askTheDataSourceThatIsThere() throws Exception {
    List<Path> dashboards = dashboards();

    assertThat(dashboards).isNotEmpty();
    for (Path dashboard : dashboards) {
      JsonNode json = new ObjectMapper().readTree(dashboard.toFile());
      assertThat(json.findValues("datasource"))
          .isNotEmpty()
          .allMatch(source -> source.get("uid").asText().equals(DATA_SOURCE));
      assertThat(json.findValuesAsText("expr")).isNotEmpty().noneMatch(String::isBlank);
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
