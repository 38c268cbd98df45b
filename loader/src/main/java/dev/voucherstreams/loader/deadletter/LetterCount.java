package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts dead letters by the exception that made them. As text: {@code 3 dead letters (2
 * AException, 1 BException)}.
 */
public final class LetterCount {

  private final Map<String, Long> byException = new TreeMap<>();

  void add(DeadLetter letter) {
    byException.merge(simpleName(letter.exception()), 1L, Long::sum);
  }

  private static String simpleName(String exception) {
    return exception.isEmpty()
        ? "without exception"
        : Printable.text(exception.substring(exception.lastIndexOf('.') + 1));
  }

  public boolean isEmpty() {
    return byException.isEmpty();
  }

  @Override
  public String toString() {
    long total = byException.values().stream().mapToLong(Long::longValue).sum();
    String reasons =
        byException.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .map(entry -> Words.number(entry.getValue()) + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return "%s (%s)".formatted(Words.count(total, "dead letter"), reasons);
  }
}
