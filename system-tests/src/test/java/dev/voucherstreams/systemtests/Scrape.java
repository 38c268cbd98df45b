package dev.voucherstreams.systemtests;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an application tells Prometheus at one time, in Prometheus' text format.
 *
 * @param types of each metric's family, by its name
 * @param series the labels of each series, by its name
 */
record Scrape(Map<String, String> types, Map<String, List<Map<String, String>>> series) {

  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? ");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  static Scrape parse(String text) {
    return new Scrape(
        TYPE.matcher(text)
            .results()
            .collect(toMap(type -> type.group(1), type -> type.group(2), (one, other) -> one)),
        SERIES
            .matcher(text)
            .results()
            .collect(
                groupingBy(
                    (MatchResult series) -> series.group(1),
                    TreeMap::new,
                    mapping(series -> labels(series.group(2)), toList()))));
  }

  private static Map<String, String> labels(String text) {
    return text == null
        ? Map.of()
        : LABEL
            .matcher(text)
            .results()
            .collect(toMap(label -> label.group(1), label -> label.group(2)));
  }

  /** Returns the labels of all series of this name. */
  List<Map<String, String>> labelsOf(String name) {
    return series.getOrDefault(name, List.of());
  }

  /** Returns the names of the labels that a family's series have, without a histogram's own. */
  Set<String> labelNames(String family) {
    Set<String> names = new TreeSet<>();
    Stream.of("", "_bucket", "_count")
        .flatMap(suffix -> labelsOf(family + suffix).stream())
        .forEach(labels -> names.addAll(labels.keySet()));
    names.remove("le");
    return names;
  }
}
