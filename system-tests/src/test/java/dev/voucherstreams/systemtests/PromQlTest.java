package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.systemtests.PromQl.Selector;
import dev.voucherstreams.systemtests.Queries.Query;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries as our dashboards and rules have them. */
class PromQlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          up ! up
          sum by (a, b) (rate(one_total[2m])) ! one_total
          max(one{x="y z"} >= 0) / 1000 ! one
          a:one:rate2m > 300 * sum(two) > 0 ! a:one:rate2m, two
          (count(one == 2) or vector(0)) < 1 ! one
          one{x=~"y"} / ignoring (x) sum(two) and three ! one, two, three
          0 * one{x="y"} or on () vector(0) ! one
          histogram_quantile(0.99, sum by (le) (rate(one_bucket[$__rate_interval]))) ! one_bucket
          """)
  void metrics_areThoseThatAQueryNames(String query, String names) {
    assertThat(PromQl.parse(query).selectors())
        .map(Selector::name)
        .containsExactly(names.split(", "));
  }

  @Test
  void conditions_onLabels_areKept_butForThoseOfTheTarget() {
    // When
    PromQl asked =
        PromQl.parse(
            "sum by (namespace, job, b) (one{namespace=~\"$n\",job=\"j\",x=\"1\",y=~\"a|b\"})");

    // Then
    assertThat(asked.grouping()).containsExactly("b");
    Selector one = asked.selectors().get(0);
    assertThat(one.matches(Map.of("x", "1", "y", "b", "z", ""))).isTrue();
    assertThat(one.matches(Map.of("x", "1", "y", "c"))).isFalse();
    assertThat(one.matches(Map.of("y", "a"))).isFalse();
  }

  @Test
  void queriesOfDashboards_areOfTheNamespaceAndTheInstanceThatAreChosen() throws Exception {
    for (Query query : Queries.ofDashboards()) {
      List<Selector> metrics = PromQl.parse(query.expression()).selectors();
      long ofInstances = metrics.stream().filter(metric -> !isOfAll(metric.name())).count();

      assertThat(query.expression().split("namespace=~\"\\$namespace", -1))
          .as(query.expression())
          .hasSize(metrics.size() + 1);
      assertThat(query.expression().split("instance=~\"\\$instance\"", -1))
          .as(query.expression())
          .hasSize((int) ofInstances + 1);
    }
  }

  private static boolean isOfAll(String metric) {
    return metric.contains(":") || metric.equals("ALERTS");
  }
}
