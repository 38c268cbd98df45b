package dev.voucherstreams.report;

import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.report.survey.NamedRules;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be reported on, and how.
 *
 * @param page the file to write
 * @param countries the countries served
 */
public record ReportRequest(HistoryFile file, Path page, NamedRules rules, List<String> countries) {

  /**
   * @throws IllegalArgumentException if these can't be the names of countries
   */
  public ReportRequest {
    countries = List.copyOf(countries);
    if (countries.isEmpty()) {
      throw new IllegalArgumentException("no countries");
    }
    if (rules.rules().keys(countries).stream().distinct().count()
        < rules.rules().keys(countries).size()) {
      throw new IllegalArgumentException("a country is given twice: " + countries);
    }
  }
}
