package dev.voucherstreams.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationOptionTest {

  private final DurationOption option = new DurationOption();

  @ParameterizedTest
  @CsvSource({
    "80ms,PT0.08S",
    "80,PT0.08S",
    "3s,PT3S",
    "3S,PT3S",
    "1m,PT1M",
    "2h,PT2H",
    "PT3S,PT3S"
  })
  void duration_asStreamsAppTakesIt_isUnderstood(String text, Duration duration) {
    assertThat(option.convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "3 weeks", "-1s", "99999999999s"})
  void other_isRefused(String text) {
    assertThatThrownBy(() -> option.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("a duration is like 80ms, 3s or 1m, but is: " + text);
  }
}
