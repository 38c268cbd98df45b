package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.voucherstreams.systemtests.Queries.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What dashboards, rules and documents say of metrics, held to those that the system exports. */
@SharedSystem
class DashboardsIT {

  private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

  /** Prometheus' own metrics. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

  private final LocalSystem system;

  DashboardsIT(LocalSystem system) {
    this.system = system;
  }

  /* So that there is something to see. */
  private void useTheSystem() throws Exception {
    String dataset = "dashboards-" + System.nanoTime();
    Command.Result load =
        system.load(system.history(dataset + ".csv", 500, "--bad-rows", "0"), dataset);
    assertThat(load.exitCode()).as(load.output()).isZero();
    assertThat(system.askForVoucher("{}").statusCode()).isEqualTo(422);
    assertThat(system.get(system.gateway("/healthz")).statusCode()).isEqualTo(200);
  }

  @Test
  void everyQuery_namesMetricsAndLabelsThatTheSystemExports() throws Exception {
    List<Query> queries =
        Stream.concat(Queries.ofDashboards().stream(), Queries.ofRules().stream()).toList();
    assertThat(queries).hasSizeGreaterThan(50);
    useTheSystem();

    await() // some metrics come when their partitions have been assigned
        .untilAsserted(
            () -> {
              List<Scrape> scrapes =
                  List.of(scrape("streams-app"), scrape("gateway"), Queries.scrapeOfOthers());
              assertThat(queries)
                  .allSatisfy(query -> assertThat(unknown(query, scrapes)).isEmpty());
            });
  }

  private static List<String> unknown(Query query, List<Scrape> scrapes) throws IOException {
    List<String> recorded = Queries.recorded();
    PromQl asked = PromQl.parse(query.expression());
    List<Map<String, String>> found =
        asked.selectors().stream().flatMap(selector -> series(selector, scrapes)).toList();
    assertThat(asked.selectors()).as(query.where()).isNotEmpty();
    Stream<String> metrics =
        asked.selectors().stream()
            .filter(selector -> !recorded.contains(selector.name()))
            .filter(selector -> !OF_PROMETHEUS.contains(selector.name()))
            .filter(selector -> series(selector, scrapes).findAny().isEmpty())
            .map(PromQl.Selector::name);
    Stream<String> labels =
        asked.grouping().stream()
            .filter(label -> found.stream().noneMatch(series -> series.containsKey(label)))
            .filter(label -> asked.selectors().stream().noneMatch(s -> s.isRecordedBy(label)));
    return Stream.concat(metrics, labels).toList();
  }

  private static Stream<Map<String, String>> series(
      PromQl.Selector selector, List<Scrape> scrapes) {
    return scrapes.stream()
        .flatMap(scrape -> scrape.labelsOf(selector.name()).stream())
        .filter(selector::matches);
  }

  @Test
  void everyQuery_onARealPrometheus_hasAnAnswer() throws Exception {
    Tool.require("prometheus", "prometheus");
    useTheSystem();
    try (Prometheus prometheus = Prometheus.watching(system)) {
      for (Query query : Queries.ofDashboards()) {
        if (!query.expression().startsWith("ALERTS")) { // there may be none
          await(query.where() + ": " + query.expression())
              .until(() -> isAnswered(query, prometheus));
        }
      }
      assertThat(prometheus.rules().findValuesAsText("health"))
          .hasSize(Queries.ofRules().size())
          .containsOnly("ok");
      assertThat(firing(prometheus)).isEmpty();
    }
  }

  /* With the labels that the series are named by; only in Kubernetes are there namespaces. */
  private static boolean isAnswered(Query query, Prometheus prometheus) throws Exception {
    JsonNode series = prometheus.query(query.ofAll());
    List<String> labels =
        IN_LEGEND
            .matcher(query.legend())
            .results()
            .map(found -> found.group(1))
            .filter(label -> !label.equals("namespace"))
            .toList();
    return !series.isEmpty()
        && labels.stream().noneMatch(label -> series.findValues(label).isEmpty());
  }

  /* Of a system in which nothing is wrong; what other tests have done to it isn't known here. */
  private static List<String> firing(Prometheus prometheus) throws Exception {
    return prometheus
        .query("ALERTS{alertstate=\"firing\",severity=\"critical\"}")
        .findValuesAsText("alertname");
  }

  @Test
  void meters_areThoseOfTheDocument() throws Exception {
    Map<String, String> documented = new TreeMap<>();
    Document.read(Project.ROOT.resolve("docs/observability.md"))
        .tableRows("| metric | of | type | labels | shows |")
        .forEach(
            row -> documented.put(row.get(1) + " " + row.get(0), row.get(2) + " " + row.get(3)));

    await().untilAsserted(() -> assertThat(exported()).isEqualTo(documented));
  }

  private Map<String, String> exported() throws IOException, InterruptedException {
    Map<String, String> exported = new TreeMap<>();
    for (String app : List.of("streams-app", "gateway")) {
      Scrape scrape = scrape(app);
      scrape.types().keySet().stream()
          .filter(name -> name.startsWith("voucher_") && !name.endsWith("_max"))
          .forEach(name -> exported.put(app + " `" + name + "`", described(scrape, name)));
    }
    return exported;
  }

  private static String described(Scrape scrape, String name) {
    List<String> labels = scrape.labelNames(name).stream().map(label -> "`" + label + "`").toList();
    return scrape.types().get(name) + " " + String.join(", ", labels);
  }

  private Scrape scrape(String app) throws IOException, InterruptedException {
    return Scrape.parse(
        system
            .get("http://localhost:" + system.managementPort(app) + "/actuator/prometheus")
            .body());
  }
}
