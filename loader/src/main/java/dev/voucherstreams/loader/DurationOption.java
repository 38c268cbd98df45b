package dev.voucherstreams.loader;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as streams-app takes it: {@code 80ms}, {@code 3s}, {@code 1m} or {@code PT3S}. */
final class DurationOption implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    String simple = text.strip().toLowerCase(Locale.ROOT);
    try {
      if (simple.matches("\\d{1,9}(ms)?")) {
        return Duration.ofMillis(Long.parseLong(simple.replace("ms", "")));
      }
      return Duration.parse(simple.matches("\\d{1,9}[smh]") ? "PT" + simple : text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("a duration is like 80ms, 3s or 1m, but is: " + text);
    }
  }
}
