package dev.voucherstreams.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.formats.Compression;
import dev.voucherstreams.history.formats.FileFormat;
import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.history.generate.HistoryWriter;
import dev.voucherstreams.history.generate.SyntheticOrder;
import dev.voucherstreams.history.generate.SyntheticOrders;
import dev.voucherstreams.report.survey.CountBasis;
import dev.voucherstreams.report.survey.RulesTally;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.segments.AmountUses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report's figures beside those that this test counts with arithmetic of its own. */
class SyntheticHistoryTest {

  private static final int ROWS = 4_000;

  @TempDir private Path folder;

  private final List<SyntheticOrder> orders = new ArrayList<>();

  @BeforeEach
  void makeUp() {
    SyntheticOrders generator = new SyntheticOrders(17, 200);
    for (int i = 0; i < ROWS; i++) {
      orders.add(generator.next());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h.csv", "h.ndjson", "h.parquet", "h.csv.gz"})
  void figures_ofEachFormat_areThoseOfPlainCounting(String name) throws Exception {
    // When
    Survey survey = report(name, "classpath:segments.yml");

    // Then
    assertThat(survey.rows()).isEqualTo(ROWS);
    assertThat(survey.rejectReasons().all().count())
        .isEqualTo(count(SyntheticHistoryTest::isBad))
        .isPositive();
    assertThat(survey.outOfScope().count())
        .isEqualTo(count(order -> !isBad(order) && !isServed(order)))
        .isPositive();
    assertThat(survey.served().lacking().all().count())
        .isEqualTo(count(order -> !isBad(order) && isServed(order) && !isComplete(order)))
        .isPositive();
    assertThat(survey.rules().counting()).isEqualTo(counting().size()).isPositive();
    assertThat(tallies(survey.rules())).isEqualTo(expectedTallies(false)).hasSize(8);
  }

  @Test
  void tallies_byPythonsRules_areThoseOfPlainCounting() throws Exception {
    Survey survey = report("h.csv", "classpath:segments-python.yml");

    assertThat(tallies(survey.rules())).isEqualTo(expectedTallies(true)).hasSize(8);
    assertThat(tallies(survey.peer())).isEqualTo(expectedTallies(false));
  }

  private Survey report(String name, String rules) throws Exception {
    Path file = folder.resolve(name);
    FileFormat format = FileFormat.ofName(name).orElseThrow();
    try (HistoryWriter history = HistoryWriter.create(file, format, Compression.ofName(name))) {
      for (SyntheticOrder order : orders) {
        history.write(order);
      }
    }
    ReportRun run =
        new ReportRun(
            HistoryFile.of(file),
            folder.resolve("h.html"),
            CountBasis.read(rules, List.of("Peru")),
            Optional.empty(),
            Histories.NOW);
    return run.run((done, expected) -> {}).survey();
  }

  private static Map<String, Map<Long, Long>> tallies(RulesTally rules) {
    Map<String, Map<Long, Long>> tallies = new TreeMap<>();
    rules
        .tallies()
        .forEach(
            (segment, tally) -> {
              for (AmountUses uses : tally.tally().byCount()) {
                tallies
                    .computeIfAbsent(segment.segment(), key -> new TreeMap<>())
                    .put(uses.amount(), uses.count());
              }
            });
    return tallies;
  }

  private Map<String, Map<Long, Long>> expectedTallies(boolean python) {
    Map<String, Map<Long, Long>> tallies = new TreeMap<>();
    for (SyntheticOrder order : counting()) {
      String frequency = frequency((long) Double.parseDouble(order.totalOrders()), python ? 1 : 0);
      String recency = recency(days(order));
      if (python && (frequency.isEmpty() || recency.isEmpty())) {
        continue;
      }
      for (String segment : List.of(frequency, recency)) {
        if (!segment.isEmpty()) {
          tallies
              .computeIfAbsent(segment, key -> new TreeMap<>())
              .merge(order.voucherAmount().longValue(), 1L, Long::sum);
        }
      }
    }
    return tallies;
  }

  /* The Python service ends the first and the last segment one order earlier. */
  private static String frequency(long orders, int earlier) {
    if (orders <= 4 - earlier) {
      return "0-4";
    }
    return orders < 13 ? "5-13" : orders <= 37 - earlier ? "13-37" : "";
  }

  private static String recency(long days) {
    if (days < 30) {
      return "";
    }
    return days < 60
        ? "30-60"
        : days < 90 ? "60-90" : days < 120 ? "90-120" : days < 180 ? "120-180" : "180+";
  }

  private static long days(SyntheticOrder order) {
    Duration since = Duration.between(time(order.lastOrderTs()), time(order.timestamp()));
    return (long) Math.floor(since.toMillis() / 86_400_000.0);
  }

  private static OffsetDateTime time(String text) {
    return OffsetDateTime.parse(text.replace(' ', 'T'));
  }

  private List<SyntheticOrder> counting() {
    return orders.stream()
        .filter(order -> !isBad(order) && isServed(order) && isComplete(order))
        .toList();
  }

  private long count(java.util.function.Predicate<SyntheticOrder> condition) {
    return orders.stream().filter(condition).count();
  }

  private static boolean isBad(SyntheticOrder order) {
    return order.timestamp().startsWith("0000")
        || (order.voucherAmount() != null && order.voucherAmount() % 1 != 0);
  }

  private static boolean isServed(SyntheticOrder order) {
    return order.countryCode().equals("Peru");
  }

  private static boolean isComplete(SyntheticOrder order) {
    return !order.totalOrders().isEmpty() && order.voucherAmount() != null;
  }
}
