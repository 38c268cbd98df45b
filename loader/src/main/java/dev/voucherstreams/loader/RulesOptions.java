package dev.voucherstreams.loader;

import dev.voucherstreams.report.survey.CountBasis;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say by which rules a report counts, and what it compares that with. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class RulesOptions {

  @Option(
      names = "--rules",
      defaultValue = "${env:VOUCHER_RULES:-classpath:segments.yml}",
      paramLabel = "RULES",
      description =
          "Segment rules: classpath:NAME or a file. Default: VOUCHER_RULES from the environment, or"
              + " classpath:segments.yml.")
  private String rules;

  @Option(
      names = "--countries",
      defaultValue = "${env:VOUCHER_COUNTRIES:-Peru}",
      split = ",",
      paramLabel = "COUNTRY",
      description =
          "Countries served, separated by commas. Default: VOUCHER_COUNTRIES from the environment,"
              + " or Peru.")
  private List<String> countries;

  @Option(
      names = "--next-rules",
      defaultValue = "${env:VOUCHER_NEXT_RULES:-}",
      paramLabel = "RULES",
      description =
          "Other segment rules: the report says which vouchers they would change. Default:"
              + " VOUCHER_NEXT_RULES from the environment, or as --rules.")
  private String nextRules;

  @Option(
      names = "--next-countries",
      defaultValue = "${env:VOUCHER_NEXT_COUNTRIES:-}",
      split = ",",
      paramLabel = "COUNTRY",
      description =
          "Other countries served, to compare likewise. Default: VOUCHER_NEXT_COUNTRIES from the"
              + " environment, or as --countries.")
  private List<String> nextCountries;

  /** What the report counts by. */
  CountBasis basis() {
    return CountBasis.read(rules, countries);
  }

  /** What it compares that with; nothing if neither other rules nor other countries are given. */
  Optional<CountBasis> next() {
    boolean sameRules = nextRules.isBlank();
    boolean sameCountries = String.join("", nextCountries).isBlank();
    return sameRules && sameCountries
        ? Optional.empty()
        : Optional.of(
            CountBasis.read(
                sameRules ? rules : nextRules, sameCountries ? countries : nextCountries));
  }
}
