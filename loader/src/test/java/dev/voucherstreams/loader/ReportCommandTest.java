package dev.voucherstreams.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private static final String HEADER =
      "timestamp,country_code,last_order_ts,first_order_ts,total_orders,voucher_amount\n";
  private static final String ROW = "2020-04-05,Peru,2020-01-01,2019-01-01,3,2640\n";

  @TempDir private Path folder;
  private Path history;
  private Path page;

  @BeforeEach
  void history() throws IOException {
    history = Files.writeString(folder.resolve("orders.csv"), HEADER + ROW + ROW);
    page = folder.resolve("pages/report.html");
  }

  private static CommandLineRun report(Object... arguments) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("report"), Stream.of(arguments).map(String::valueOf))
            .toArray(String[]::new));
  }

  @Test
  void report_onAHistory_writesThePageAndSaysTheMainFigures() throws IOException {
    // When
    CommandLineRun run = report(history, "--out", page);

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo("2 rows: 2 would count, 0 incomplete, 0 out of scope, 0 rejected"),
            line -> assertThat(line).isEqualTo("winners: Peru 0-4: 2640, Peru 90-120: 2640"),
            line -> assertThat(line).matches("odd: \\d things"),
            line -> assertThat(line).matches("report in \\Q" + page + "\\E, \\d+\\.\\d s"));
    assertThat(Jsoup.parse(page).title()).isEqualTo("History report: orders.csv");
    try (Stream<Path> files = Files.list(page.getParent())) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void report_withRowsThatCannotBeRead_isCompleteAllTheSame() throws IOException {
    Files.writeString(history, HEADER + "soon,Peru,2020-01-01,2019-01-01,3,2640\n");

    CommandLineRun run = report(history, "--out", page);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("1 row: 0 would count", "1 rejected", "winners: none");
    assertThat(Jsoup.parse(page).text()).contains("timestamp is not a time: soon");
  }

  @Test
  void report_forOtherCountriesAndRules_usesThem() throws IOException {
    Files.writeString(history, HEADER + ROW + ROW.replace("Peru", "Chile").replace(",3,", ",4,"));

    CommandLineRun run =
        report(
            history,
            "--out",
            page,
            "--countries",
            "Chile,Peru",
            "--rules",
            "classpath:segments-python.yml");

    assertThat(run.out())
        .contains("Chile 5-13: 2640, Chile 90-120: 2640, Peru 0-4: 2640, Peru 90-120: 2640");
  }

  @Test
  void report_withNextRulesAndCountries_saysWhatTheyWouldChange() throws IOException {
    // Given
    Files.writeString(
        history, HEADER + ROW + ROW.replace(",3,", ",37,") + ROW.replace("Peru", "Chile"));

    // When
    CommandLineRun run =
        report(
            history,
            "--out",
            page,
            "--next-rules",
            "classpath:segments-python.yml",
            "--next-countries",
            "Peru,Chile");

    // Then
    assertThat(run.out().lines().filter(line -> !line.startsWith("report in")).skip(3))
        .startsWith(
            "under the next rules, segments-python.yml for Peru and Chile, of 3 orders:",
            "  2 (66.7 %) with another voucher by frequent_segment",
            "  1 (33.3 %) with another voucher by recency_segment",
            "  voucher 0 -> 2640: 1 by frequent_segment",
            "  voucher 2640 -> 0: 1 by frequent_segment",
            "  voucher 0 -> 2640: 1 by recency_segment",
            "  segment Peru 13-37 of frequent_segment: 2640, 1 ahead -> 0, 0 ahead",
            "  segment Chile 0-4 of frequent_segment: none -> 2640, 1 ahead")
        .hasSize(15);
    assertThat(Jsoup.parse(page).select("#next").text()).isEqualTo("Under the next rules");
  }

  @Test
  void report_withNextCountriesAlone_comparesByTheSameRules() {
    assertThat(report(history, "--out", page, "--next-countries", "Chile").out())
        .contains(
            "under the next rules, segments.yml for Chile, of 2 orders:",
            "voucher 2640 -> 0: 2 by frequent_segment");
    assertThat(report(history, "--out", page, "--next-countries", "Peru").out())
        .contains("under the next rules: nothing would change")
        .doesNotContain("voucher 2640 ->");
  }

  @Test
  void report_onAFileThatCannotBeLoaded_saysWhyAsALoadDoesAndWritesNothing() throws IOException {
    assertThat(report(folder.resolve("no.csv"), "--out", page))
        .isEqualTo(
            new CommandLineRun(2, "", folder.resolve("no.csv") + ": there is no such file\n"));

    Files.writeString(history, "");
    assertThat(report(history, "--out", page))
        .isEqualTo(new CommandLineRun(2, "", history + ": it is empty\n"));

    Files.writeString(history, HEADER);
    assertThat(report(history, "--out", page))
        .isEqualTo(new CommandLineRun(2, "", history + ": it has no rows\n"));

    Files.writeString(history, "timestamp,country_code\n1,2\n");
    assertThat(report(history, "--out", page).err())
        .startsWith(history + ": it lacks these columns: last_order_ts")
        .hasLineCount(1);

    assertThat(page).doesNotExist();
  }

  @Test
  void report_onAFileThatIsCutOff_saysFromWhereAndWritesNothing() throws IOException {
    Path packed = folder.resolve("orders.csv.gz");
    CommandLineRun.of("generate", "--rows", "5000", "--out", packed.toString());
    byte[] bytes = Files.readAllBytes(packed);
    Files.write(packed, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    CommandLineRun run = report(packed, "--out", page);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(packed + ": it is cut off or damaged from row ")
        .hasLineCount(1);
    assertThat(page).doesNotExist();
  }

  @Test
  void report_intoAPlaceThatCannotBe_saysSoInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    CommandLineRun run = report(history, "--out", file.resolve("report.html"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("report.html can't be written: ").hasLineCount(1);
  }

  @Test
  void report_withACommandLineThatIsWrong_saysSoInOneLine() {
    assertThat(report().err()).contains("Missing required parameter: 'FILE'").hasLineCount(1);
    assertThat(report(history, "--rules", "none.yml"))
        .isEqualTo(
            new CommandLineRun(
                2, "", "none.yml: there is no such file (see: loader report --help)\n"));
    assertThat(report(history, "--next-rules", "none.yml").err())
        .startsWith("none.yml: there is no such file")
        .hasLineCount(1);
    assertThat(report(history, "--next-countries", "Peru,Peru").err())
        .startsWith("a country is given twice")
        .hasLineCount(1);
    assertThat(report(history, "--countries", "Peru,,Chile").err())
        .startsWith("country is empty")
        .hasLineCount(1);
    assertThat(report(history, "--countries", "Peru,Peru").err())
        .startsWith("a country is given twice")
        .hasLineCount(1);
  }
}
