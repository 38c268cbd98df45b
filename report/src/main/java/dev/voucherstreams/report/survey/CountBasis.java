package dev.voucherstreams.report.survey;

import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRules.Counting;
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

  /**
   * Says in which segments an order's customer is, one of each type at most. A customer is asked
   * about by one type, so this holds also where the order itself would have to be in a segment of
   * every type to count.
   */
  CountingRule customers() {
    return new CountingRule(new SegmentRules(rules.types(), Counting.EACH_TYPE), countries);
  }

  /** By the rules to compare with: the Python service's, or the standard ones if these are. */
  CountBasis peer() {
    CountBasis python = read(PYTHON, countries);
    return countsLike(python) ? read(STANDARD, countries) : python;
  }

  /** Whether orders count alike by both; the order of the countries doesn't matter. */
  boolean countsLike(CountBasis other) {
    return rules.equals(other.rules)
        && new HashSet<>(countries).equals(new HashSet<>(other.countries));
  }
}
