package dev.voucherstreams.systemtests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a query of Prometheus asks for, as far as our dashboards and rules are written.
 *
 * @param selectors the metrics that it names, each with what it demands of labels
 * @param grouping the labels that it groups by
 */
record PromQl(List<Selector> selectors, Set<String> grouping) {

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w:])([a-zA-Z_:][\\w:]*)(?![\\w:]|\\s*\\()(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|=)\\s*\"([^\"]*)\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");

  /** Labels that Prometheus itself gives to what it scrapes. */
  private static final Set<String> OF_THE_TARGET = Set.of("namespace", "job", "instance");

  static PromQl parse(String query) {
    Set<String> grouping = new TreeSet<>();
    GROUPING.matcher(query).results().forEach(found -> grouping.addAll(split(found.group(1))));
    grouping.removeAll(OF_THE_TARGET);
    String rest = RANGE.matcher(GROUPING.matcher(query).replaceAll(" ")).replaceAll(" ");
    return new PromQl(
        SELECTOR
            .matcher(rest)
            .results()
            .filter(found -> !WORDS.contains(found.group(1)))
            .map(Selector::of)
            .toList(),
        grouping);
  }

  private static List<String> split(String labels) {
    return Stream.of(labels.split(","))
        .map(String::strip)
        .filter(label -> !label.isEmpty())
        .toList();
  }

  /** A metric's name, with a condition for each label that is looked at. */
  record Selector(String name, Map<String, Predicate<String>> conditions) {

    private static Selector of(MatchResult found) {
      Map<String, Predicate<String>> conditions = new TreeMap<>();
      if (found.group(2) != null) {
        MATCHER
            .matcher(found.group(2))
            .results()
            .filter(matcher -> !OF_THE_TARGET.contains(matcher.group(1)))
            .forEach(matcher -> conditions.put(matcher.group(1), condition(matcher)));
      }
      return new Selector(found.group(1), conditions);
    }

    private static Predicate<String> condition(MatchResult matcher) {
      String value = matcher.group(3);
      return matcher.group(2).equals("=")
          ? value::equals
          : Pattern.compile(value).asMatchPredicate();
    }

    /** Whether it names a recording rule, such as a_b:metric:sum, whose series have this label. */
    boolean isRecordedBy(String label) {
      return name.contains(":") && List.of(name.split("[:_]", -1)).contains(label);
    }

    /** Whether a series with these labels is asked for. */
    boolean matches(Map<String, String> labels) {
      return conditions.entrySet().stream()
          .allMatch(
              condition ->
                  labels.containsKey(condition.getKey())
                      && condition.getValue().test(labels.get(condition.getKey())));
    }
  }
}
