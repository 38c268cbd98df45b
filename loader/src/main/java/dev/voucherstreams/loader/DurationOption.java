package dev.voucherstreams.loader;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as streams-app takes it: {@code 80ms}, {@code 3s}, {@code 1m} or {@code PT3S}. */
final class DurationOption implements ITypeConverter<Duration> {

  private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

  @Override
  public Duration convert(String text) {
    Matcher simple = SIMPLE.matcher(text.strip().toLowerCase(Locale.ROOT));
    try {
      return simple.matches()
          ? of(Long.parseLong(simple.group(1)), simple.group(2))
          : Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("a duration is like 80ms, 3s or 1m, but is: " + text);
    }
  }

  private static Duration of(long number, @Nullable String unit) {
    return switch (unit == null ? "ms" : unit) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofMillis(number);
    };
  }
}
