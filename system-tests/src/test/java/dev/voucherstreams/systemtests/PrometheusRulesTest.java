package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.systemtests.Queries.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Prometheus' own tool on its configuration, the rules, and the tests of these. */
class PrometheusRulesTest {

  private static final Path TESTS = Path.of("src/test/prometheus").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void configuration_isValid_withItsRules() throws Exception {
    Command.Result check =
        promtool(
            "check", "config", Project.ROOT.resolve("docker/prometheus/prometheus.yml").toString());

    assertThat(check.output()).contains("3 rule files found", "rules found");
    assertThat(check.exitCode()).as(check.output()).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.voucherstreams.systemtests.Queries#ruleFiles")
  void rules_workOutWhatTheirTestsSay(Path rules) throws Exception {
    Command.Result test = promtool("test", "rules", testOf(rules).toString());

    assertThat(test.exitCode()).as(test.output()).isZero();
  }

  @Test
  void everyAlert_firesInATest() throws Exception {
    Set<String> fired = new TreeSet<>();
    for (Path rules : Queries.ruleFiles()) {
      fired.addAll(fired(testOf(rules)));
    }

    assertThat(Queries.rules())
        .filteredOn(rule -> rule.containsKey("alert"))
        .map(rule -> rule.get("alert") + ", " + ((Map<?, ?>) rule.get("labels")).get("severity"))
        .hasSizeGreaterThan(30)
        .allSatisfy(alert -> assertThat(fired).contains(alert));
  }

  @Test
  void everyRecord_isLookedAtInATest() throws Exception {
    StringBuilder tests = new StringBuilder();
    for (Path rules : Queries.ruleFiles()) {
      tests.append(Files.readString(testOf(rules)));
    }

    assertThat(Queries.recorded())
        .hasSizeGreaterThan(10)
        .allSatisfy(name -> assertThat(tests).containsPattern("- expr: .*" + name + "\\b"));
  }

  private static Path testOf(Path rules) {
    return TESTS.resolve(rules.getFileName());
  }

  /* The alerts that a file's tests expect to fire. */
  private static List<String> fired(Path file) throws IOException {
    JsonNode tests = JSON.valueToTree(new Yaml().load(Files.readString(file)));
    return tests.findValues("alert_rule_test").stream()
        .flatMap(alerts -> StreamSupport.stream(alerts.spliterator(), false))
        .filter(alert -> !alert.path("exp_alerts").isEmpty())
        .flatMap(PrometheusRulesTest::fired)
        .toList();
  }

  private static Stream<String> fired(JsonNode alert) {
    return alert.findValues("exp_labels").stream()
        .map(labels -> alert.get("alertname").asText() + ", " + labels.get("severity").asText());
  }

  @Test
  void metricsOfOthers_areAskedFor() throws Exception {
    Set<String> asked = new TreeSet<>();
    for (Query query : Queries.ofRules()) {
      PromQl.parse(query.expression()).selectors().forEach(metric -> asked.add(metric.name()));
    }

    assertThat(asked).containsAll(Queries.scrapeOfOthers().series().keySet());
  }

  private Command.Result promtool(String... arguments) throws IOException, InterruptedException {
    String promtool = Tool.require("promtool", "prometheus").toString();
    List<String> command = Stream.concat(Stream.of(promtool), Stream.of(arguments)).toList();
    return Command.start(command, Map.of(), folder.resolve("promtool.out")).await();
  }
}
