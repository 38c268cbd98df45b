package dev.voucherstreams.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** All that our dashboards and rules ask Prometheus. */
final class Queries {

  private static final Path RULES = Project.ROOT.resolve("docker/prometheus/rules");

  private static final Path OTHERS = Path.of("src/test/prometheus/others.txt");

  private Queries() {}

  /**
   * A query with where it stands.
   *
   * @param legend how a dashboard names each series of the answer; empty for a rule
   */
  record Query(String where, String expression, String legend) {

    /** Returns the query as Grafana sends it while all namespaces and instances are looked at. */
    String ofAll() {
      return expression
          .replace("$namespace", ".*")
          .replace("$instance", ".*")
          .replace("$__rate_interval", "1m");
    }
  }

  static List<Query> ofDashboards() throws IOException {
    List<Query> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(Project.ROOT.resolve("docker/grafana/dashboards"))) {
      for (Path file : files.sorted().toList()) {
        for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).get("panels")) {
          String where = file.getFileName() + ", " + panel.get("title").asText();
          panel
              .path("targets")
              .forEach(
                  target ->
                      queries.add(
                          new Query(
                              where,
                              target.get("expr").asText(),
                              target.path("legendFormat").asText())));
        }
      }
    }
    return queries;
  }

  static List<Query> ofRules() throws IOException {
    return rules().stream()
        .map(
            rule ->
                new Query(
                    String.valueOf(rule.getOrDefault("alert", rule.get("record"))),
                    String.valueOf(rule.get("expr")),
                    ""))
        .toList();
  }

  /** Returns the names of what rules record. */
  static List<String> recorded() throws IOException {
    return rules().stream()
        .filter(rule -> rule.containsKey("record"))
        .map(rule -> String.valueOf(rule.get("record")))
        .toList();
  }

  /** Returns the rules of all files, with all that they say. */
  static List<Map<String, Object>> rules() throws IOException {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Path file : ruleFiles()) {
      Map<String, List<Map<String, List<Map<String, Object>>>>> content =
          new Yaml().load(Files.readString(file));
      content.get("groups").forEach(group -> rules.addAll(group.get("rules")));
    }
    return rules;
  }

  /** Returns the metrics that our rules ask for and that others export, as they document them. */
  static Scrape scrapeOfOthers() throws IOException {
    return Scrape.parse(Files.readString(OTHERS));
  }

  static List<Path> ruleFiles() throws IOException {
    try (Stream<Path> files = Files.list(RULES)) {
      return files.sorted().toList();
    }
  }
}
