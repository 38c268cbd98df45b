package dev.voucherstreams.report.survey;

import java.util.HashSet;
import java.util.List;

/** What orders are counted by: segment rules, and the countries served. */
public record CountBasis(NamedRules named, List<String> countries) {

  /**
   * @throws IllegalArgumentException if these can't be the names of countries
   */
  public CountBasis {
    countries = List.copyOf(countries);
    if (countries.isEmpty()) {
      throw new IllegalArgumentException("no countries");
    }
    if (named.rules().keys(countries).stream().distinct().count()
        < named.rules().keys(countries).size()) {
      throw new IllegalArgumentException("a country is given twice: " + countries);
    }
  }

  /** Whether orders count alike by both; the order of the countries doesn't matter. */
  boolean countsLike(CountBasis other) {
    return named.rules().fingerprint().equals(other.named.rules().fingerprint())
        && new HashSet<>(countries).equals(new HashSet<>(other.countries));
  }
}
