package dev.voucherstreams.report.finding;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.report.survey.ColumnProfile;
import dev.voucherstreams.report.survey.Frequencies;
import dev.voucherstreams.report.survey.Survey;
import dev.voucherstreams.report.words.Words;
import java.util.List;
import java.util.stream.Stream;

/** What is odd about the countries: rows that may be out of scope by mistake. */
final class CountryFindings {

  private CountryFindings() {}

  static Stream<Finding> in(Survey survey) {
    ColumnProfile<?> profile = survey.column(Column.COUNTRY_CODE);
    List<String> served = survey.countries();
    List<Frequencies.Entry<Cell>> found = profile.values().mostFrequent(Frequencies.MAX_DISTINCT);
    return Stream.of(
            notFound(served, found.stream().map(entry -> entry.value().text()).toList()),
            found.stream().flatMap(entry -> misspelled(served, entry)),
            Finding.in(profile.missing(), "No country", "They are out of scope."))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> notFound(List<String> served, List<String> found) {
    List<String> missing = served.stream().filter(country -> !found.contains(country)).toList();
    return missing.isEmpty()
        ? Stream.empty()
        : Finding.of(
            "No orders from " + Words.list(missing),
            "It is served, so its segments stay empty. Is that its name in the file?");
  }

  private static Stream<Finding> misspelled(List<String> served, Frequencies.Entry<Cell> entry) {
    String found = entry.value().text();
    return served.stream()
        .filter(country -> country.equalsIgnoreCase(found) && !country.equals(found))
        .flatMap(
            country ->
                Finding.in(
                    entry.seen(),
                    "Country %s instead of %s".formatted(found, country),
                    "To the tally it is another country, so these rows are out of scope."));
  }
}
