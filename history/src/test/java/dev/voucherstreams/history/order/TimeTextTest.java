package dev.voucherstreams.history.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "2020-04-05 15:07:46,              2020-04-05T15:07:46Z",
    "2020-04-05 15:07:46.018867+00:00, 2020-04-05T15:07:46.018867Z",
    "2020-04-05T15:07:46Z,             2020-04-05T15:07:46Z",
    "2020-04-05t15:07:46z,             2020-04-05T15:07:46Z",
    "2020-04-05T15:07:46.5,            2020-04-05T15:07:46.5Z",
    "2020-04-05T15:07:46.123456789Z,   2020-04-05T15:07:46.123456Z",
    "2020-04-05T15:07,                 2020-04-05T15:07:00Z",
    "2020-04-05 15:07+02:00,           2020-04-05T13:07:00Z",
    "2020-04-05T15:07:46-05:00,        2020-04-05T20:07:46Z",
    "2020-04-05T15:07:46 -05:00,       2020-04-05T20:07:46Z",
    "2020-04-05T15:07:46-0500,         2020-04-05T20:07:46Z",
    "2020-04-05T15:07:46-05,           2020-04-05T20:07:46Z",
    "2020-04-05,                       2020-04-05T00:00:00Z",
    "2020-02-29 00:00:00,              2020-02-29T00:00:00Z",
    "1969-12-31 23:59:59.999999,       1969-12-31T23:59:59.999999Z",
    "0001-01-01 00:00:00,              0001-01-01T00:00:00Z",
    "9999-12-31 23:59:59.999999,       9999-12-31T23:59:59.999999Z"
  })
  void epochMicros_ofATime_isThatTime(String text, Instant time) {
    assertThat(TimeText.epochMicros(text)).hasValue(micros(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "0000-00-00 00:00:00",
        "2020-02-30 00:00:00",
        "2021-02-29 00:00:00",
        "2020-13-01 00:00:00",
        "2020-04-05 24:00:00",
        "2020-04-05 15:60:00",
        "2020-04-05 15:07:60",
        "2020-04-05 15:07:46.",
        "2020-04-05 15:07:46.1234567890",
        "2020-04-05 15:07:46+19:00",
        "2020-04-05 15:07:46 noon",
        "2020-04-05  15:07:46",
        "2020-4-5 15:07:46",
        "20200405",
        "20200405T150746Z",
        "05.04.2020 15:07:46",
        "1586099266",
        "-020-04-05 15:07:46",
        "2020-04-05 1\u0665:07:46"
      })
  void epochMicros_ofWhatIsNoTime_isEmpty(String text) {
    assertThat(TimeText.epochMicros(text)).isEmpty();
  }

  @Property(tries = 300)
  void epochMicros_ofAnyTimeInAnySpelling_isThatTime(
      @ForAll("times") LocalDateTime time,
      @ForAll("spellings") String pattern,
      @ForAll("offsets") ZoneOffset offset) {
    String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time.atOffset(offset));

    OptionalLong micros = TimeText.epochMicros(text);

    ZoneOffset meant = pattern.endsWith("x") ? offset : ZoneOffset.UTC;
    assertThat(micros).as(text).hasValue(micros(time.toInstant(meant)));
  }

  @Property(tries = 1_000)
  void digitByDigit_ofAnyText_isWhatTheFormatterReads(@ForAll("nearlyTimes") String text) {
    OptionalLong fast = UtcTimeText.epochMicros(text);

    if (fast.isPresent()) {
      assertThat(fast).as(text).isEqualTo(TimeText.formatted(text));
    }
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  @Provide
  Arbitrary<LocalDateTime> times() {
    long first = LocalDateTime.of(1, 1, 2, 0, 0).toEpochSecond(ZoneOffset.UTC);
    long last = LocalDateTime.of(9999, 12, 30, 0, 0).toEpochSecond(ZoneOffset.UTC);
    return Arbitraries.longs()
        .between(first, last)
        .flatMap(
            second ->
                Arbitraries.integers()
                    .between(0, 999_999)
                    .map(
                        micro ->
                            LocalDateTime.ofEpochSecond(second, micro * 1_000, ZoneOffset.UTC)));
  }

  @Provide
  Arbitrary<String> spellings() {
    return Arbitraries.of(
        "uuuu-MM-dd HH:mm:ss.SSSSSS",
        "uuuu-MM-dd HH:mm:ss.SSSSSSSSS",
        "uuuu-MM-dd HH:mm:ss.SSSSSSxxx",
        "uuuu-MM-dd HH:mm:ss.SSSSSS xxx",
        "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx",
        "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxx",
        "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
  }

  @Provide
  Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers()
        .between(-18 * 60, 18 * 60)
        .map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60));
  }

  /* A time with one place changed, or cut off. */
  @Provide
  Arbitrary<String> nearlyTimes() {
    String time = "2020-02-28 15:07:46.018867+00:00";
    Arbitrary<Integer> places = Arbitraries.integers().between(0, time.length() - 1);
    Arbitrary<Character> chars = Arbitraries.chars().with("0123456789-+:. TZz");
    Arbitrary<Integer> lengths = Arbitraries.integers().between(8, time.length());
    return places.flatMap(
        place ->
            chars.flatMap(
                other ->
                    lengths.map(
                        length ->
                            (time.substring(0, place) + other + time.substring(place + 1))
                                .substring(0, length))));
  }
}
