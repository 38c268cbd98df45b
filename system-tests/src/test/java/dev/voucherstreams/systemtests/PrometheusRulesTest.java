package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool on its configuration, the rules, and the tests of these. */
class PrometheusRulesTest {

  private static final Path ALERTS = Path.of("src/test/prometheus/alerts.yml").toAbsolutePath();

  @TempDir private Path folder;

  @BeforeEach
  void requirePromtool() {
    Tool.require("promtool", "prometheus");
  }

  @Test
  void configuration_isValid_withItsRules() throws Exception {
    Command.Result check =
        promtool(
            "check", "config", Project.ROOT.resolve("docker/prometheus/prometheus.yml").toString());

    assertThat(check.output()).contains("1 rule files found", "rules found");
    assertThat(check.exitCode()).as(check.output()).isZero();
  }

  @Test
  void alerts_fireWhenTheyShould() throws Exception {
    Command.Result test = promtool("test", "rules", ALERTS.toString());

    assertThat(test.exitCode()).as(test.output()).isZero();
  }

  private Command.Result promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
    return Command.start(command, Map.of(), folder.resolve("promtool.out")).await();
  }
}
