package dev.voucherstreams.report.page;

import static dev.voucherstreams.report.Histories.order;
import static dev.voucherstreams.report.Histories.survey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.formats.FileFormat;
import dev.voucherstreams.report.finding.Findings;
import dev.voucherstreams.report.survey.CountBasis;
import dev.voucherstreams.report.survey.Survey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportPageTest {

  private static final String STANDARD = "classpath:segments.yml";
  private static final String EVIL = "<script>alert(1)</script>\"'&<img src=x onerror=alert(2)>";

  static Stream<Survey> histories() {
    return Stream.of(
        survey(order(40, 3, 2_640)),
        survey("broken"),
        survey(order(40, 3, 2_640).replace("Peru", "Chile")),
        survey(",,,,,"),
        survey(",Peru,,,,"),
        survey(order(40, 3, 2_640), order(-5, -3, 0), order(99, 50, 3_520), ",Peru,,,3,2640", "x"),
        survey(order(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)),
        survey(STANDARD, List.of("Peru", "Chile"), order(40, 3, 2_640)),
        compared(STANDARD, "Peru", order(40, 3, 2_640)),
        compared("classpath:segments-python.yml", EVIL, order(40, 3, 2_640)),
        evil());
  }

  private static Survey evil() {
    return survey(
        STANDARD,
        List.of("Peru", EVIL),
        order(40, 3, 2_640).replace("Peru", EVIL),
        order(40, 3, 2_640).replace("Peru", EVIL.toUpperCase(java.util.Locale.ROOT)),
        EVIL + ",Peru,2020-01-01,2020-01-01," + EVIL + ",-1",
        EVIL);
  }

  @ParameterizedTest
  @MethodSource("histories")
  void render_anyHistory_isValidHtml(Survey survey) {
    // Given
    Parser parser = Parser.htmlParser().setTrackErrors(100);

    // When
    Document page = parser.parseInput(render(survey), "");

    // Then
    assertThat(parser.getErrors()).isEmpty();
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.title()).startsWith("History report: ");
    assertThat(page.select("meta[name=viewport]")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("histories")
  void render_anyHistory_stepsDownHeadingsOneByOne(Survey survey) {
    int level = 0;
    for (Element heading : parse(survey).select("h1, h2, h3, h4, h5")) {
      int next = heading.tagName().charAt(1) - '0';
      assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
      level = next;
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void render_anyHistory_hasIdsOnceAndReferencesThatExist(Survey survey) {
    // Given
    Document page = parse(survey);
    Set<String> ids = new HashSet<>();

    // Then
    assertThat(page.select("[id]"))
        .allSatisfy(element -> assertThat(ids.add(element.id())).isTrue());
    assertThat(page.select("a"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ids).contains(link.attr("href").substring(1)));
    for (Element labelled : page.select("[aria-labelledby]")) {
      assertThat(ids).contains(labelled.attr("aria-labelledby").split(" "));
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void render_anyHistory_canBeReadByAScreenReader(Survey survey) {
    Document page = parse(survey);

    assertThat(page.select("table"))
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.select("caption").text()).isNotBlank());
    assertThat(page.select("th"))
        .allSatisfy(
            heading -> {
              assertThat(heading.attr("scope")).isIn("row", "col");
              assertThat(heading.text()).isNotBlank();
            });
    assertThat(page.select("svg"))
        .allSatisfy(bar -> assertThat(bar.attr("aria-hidden")).isEqualTo("true"));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void render_anyHistory_hasNoScriptAndNothingFromElsewhere(Survey survey) {
    // Given
    String html = render(survey);
    Document page = parse(survey);

    // Then
    assertThat(page.select("script, img, link, iframe, object, embed, base, form")).isEmpty();
    for (Element element : page.getAllElements()) {
      assertThat(element.attributes().asList())
          .noneMatch(attribute -> attribute.getKey().startsWith("on"))
          .noneMatch(attribute -> attribute.getKey().equals("src"));
    }
    assertThat(html).doesNotContain("http:", "https:", "url(", "@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  @Test
  void render_namesWithBlanksAndMarkup_areShownAsTheyAre(@TempDir Path folder) throws Exception {
    Path rules = folder.resolve("rules.yml");
    Files.writeString(
        rules,
        """
        counting: all_types
        types:
          - name: how <often> & when
            measure: total_orders
            segments:
              - {label: "a & b", from: 2, until: 7}
        """);
    Survey survey = survey(rules.toString(), List.of("Peru"), order(40, 3, 2_640));

    Document page = parse(survey);

    assertThat(page.select("caption").eachText()).contains("Segments of how <often> & when");
    assertThat(card(page, "a & b").text()).contains("2640 wins");
  }

  @Test
  void render_markupInTheFile_isShownAsText() {
    Document page = parse(evil());

    assertThat(page.select("code").eachText()).contains(EVIL);
    assertThat(page.select("#left-out ~ *").text()).contains("timestamp is not a time: " + EVIL);
    assertThat(page.title()).isEqualTo("History report: " + EVIL + ".csv");
  }

  @Test
  void render_severalSegments_showsWinnersAndTheirLead() {
    // Given
    Survey survey =
        survey(order(40, 3, 2_640), order(41, 3, 2_640), order(42, 3, 3_520), order(43, 20, 4_400));

    // When
    Document page = parse(survey);

    // Then
    assertThat(card(page, "0-4").text())
        .contains("2640 wins with 2 of 3 uses (66.7 %), 1 ahead of 3520: a close call");
    assertThat(card(page, "0-4").select("tbody tr").eachText())
        .containsExactly("★ 2640 2 66.7 %", "3520 1 33.3 %");
    assertThat(card(page, "13-37").text()).contains("4400 wins with 1 of 1 use (100 %)");
    assertThat(card(page, "180+").text()).contains("No uses");
  }

  @Test
  void render_orders_showsThemInSteps() {
    Document page = parse(survey(order(40, 3, 2_640), order(41, 3, 2_640), order(72, 7, 3_520)));

    Elements figures = page.select("section[aria-labelledby=distributions] figure");
    assertThat(figures.select("h3").eachText())
        .containsExactly(
            "Orders over time",
            "Orders by total_orders",
            "Orders by days since the last order",
            "Voucher amounts");
    assertThat(figures.get(0).select("thead th").eachText())
        .containsExactly("day (UTC)", "Chart", "Rows", "Would count");
    assertThat(figures.get(0).select("tbody tr").eachText())
        .containsExactly("2020-02-10 1 1", "2020-02-11 1 1", "…", "2020-03-13 1 1");
    assertThat(figures.get(1).select("figcaption").text())
        .isEqualTo("Half of the orders are at 3 or below; the lowest is at 3, the highest at 7.");
    assertThat(figures.get(1).selectFirst("table").select("tbody tr").eachText())
        .containsExactly("3 0-4 2 2", "…", "7 5-13 1 1");
  }

  @Test
  void render_severalRules_showsWhereTheyDiffer() {
    Document page = parse(survey(order(40, 3, 2_640), order(40, 4, 2_640), order(10, 20, 3_520)));

    Element rules = page.selectFirst("section[aria-labelledby=rules]");
    assertThat(rules.select("table").first().select("tbody tr").eachText())
        .containsExactly(
            "0-4 0 to 4 2 2640 0 to 3 1 2640 −1",
            "5-13 5 to 12 0 none 4 to 12 1 2640 +1",
            "13-37 13 to 37 1 3520 13 to 36 0 none −1",
            "in none 0 1 +1");
    assertThat(rules.text())
        .contains("2 rows would count in other segments, or in none")
        .contains("Another winner, or none, in 5-13 of frequent_segment and 13-37 of");
  }

  @Test
  void render_nextRules_showsWhatTheyChange() {
    // When
    Document page =
        parse(
            compared(
                "classpath:segments-python.yml",
                "Peru",
                order(40, 3, 2_640),
                order(40, 4, 2_640),
                order(40, 37, 3_520)));

    // Then
    assertThat(page.select("nav a").eachText()).contains("Next rules");
    Element next = page.selectFirst("section[aria-labelledby=next]");
    assertThat(next.selectFirst("p").text())
        .startsWith(
            "3 orders would count by segments.yml for Peru, or by the next rules,"
                + " segments-python.yml for Peru.");
    assertThat(rows(next.select("table").get(0)))
        .containsExactly("frequent_segment 3 1 33.3 %", "recency_segment 3 0 0 %");
    assertThat(rows(next.select("table").get(1)))
        .containsExactly("frequent_segment 3520 0 1 33.3 %");
    assertThat(rows(next.select("table").get(2)))
        .containsExactly(
            "5-13 frequent_segment Peru another winner 0 0 2640 1",
            "13-37 frequent_segment Peru another winner 3520 1 0 0");
  }

  @Test
  void render_nextRulesThatAreTheSame_saysSoInOneLine() {
    Element next =
        parse(compared(STANDARD, "Peru", order(40, 3, 2_640)))
            .selectFirst("section[aria-labelledby=next]");

    assertThat(next.children().eachText())
        .containsExactly(
            "Under the next rules",
            "Rules and countries are those of this report: nothing would change.");
  }

  @Test
  void render_noNextRules_hasNoSuchSection() {
    Document page = parse(survey(order(40, 3, 2_640)));

    assertThat(page.select("#next")).isEmpty();
    assertThat(page.select("nav a").eachText()).doesNotContain("Next rules");
  }

  private static Survey compared(String nextRules, String nextCountry, String... rows) {
    return survey(
        CountBasis.read(STANDARD, List.of("Peru")),
        Optional.of(CountBasis.read(nextRules, List.of(nextCountry))),
        rows);
  }

  private static List<String> rows(Element table) {
    return table.select("tbody tr").eachText();
  }

  private static Element card(Document page, String segment) {
    return page.select("section[aria-labelledby=winners] article").stream()
        .filter(card -> card.select("h4 span").first().text().equals(segment))
        .findFirst()
        .orElseThrow();
  }

  private static Document parse(Survey survey) {
    return Parser.htmlParser().parseInput(render(survey), "");
  }

  private static String render(Survey survey) {
    return new ReportPage(
            EVIL + ".csv", FileFormat.CSV, 12_345_678, EVIL, survey, Findings.in(survey))
        .render();
  }
}
