package dev.voucherstreams.report.survey;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What orders are counted by: segment rules, and the countries served.
 *
 * @param name what the rules are called: where they were read from
 */
public record CountBasis(String name, SegmentRules rules, List<String> countries) {

  private static final String STANDARD = "classpath:segments.yml";
  private static final String PYTHON = "classpath:segments-python.yml";

  /**
   * @throws IllegalArgumentException if these can't be the names of countries
   */
  public CountBasis {
    countries = List.copyOf(countries);
    if (countries.isEmpty()) {
      throw new IllegalArgumentException("no countries");
    }
    List<SegmentKey> keys = rules.keys(countries);
    if (Set.copyOf(keys).size() < keys.size()) {
      throw new IllegalArgumentException("a country is given twice: " + countries);
    }
  }

  /** Reads rules from a location, as {@link SegmentRulesReader#read(String)} has it. */
  public static CountBasis read(String location, List<String> countries) {
    return new CountBasis(
        location.replaceFirst("^classpath:", ""), SegmentRulesReader.read(location), countries);
  }

  /** By the rules to compare with: the Python service's, or the standard ones if these are. */
  CountBasis peer() {
    CountBasis python = read(PYTHON, countries);
    return countsLike(python) ? read(STANDARD, countries) : python;
  }

  /** Whether orders count alike by both; the order of the countries doesn't matter. */
  boolean countsLike(CountBasis other) {
    return rules.fingerprint().equals(other.rules.fingerprint())
        && new HashSet<>(countries).equals(new HashSet<>(other.countries));
  }
}
