package dev.voucherstreams.history.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Seeds;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
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
    "2020-04-05 15:07:46 UTC,          2020-04-05T15:07:46Z",
    "2020-04-05 15:07:46.364972 UTC,   2020-04-05T15:07:46.364972Z",
    "2020-04-05T15:07:46utc,           2020-04-05T15:07:46Z",
    "2020-04-05 15:07:46 GMT,          2020-04-05T15:07:46Z",
    "2020-04-05 15:07:46 Z,            2020-04-05T15:07:46Z",
    "2020-04-05 15:07 UTC,             2020-04-05T15:07:00Z",
    "2020-04-05 15:07:46+00,           2020-04-05T15:07:46Z",
    "2020-04-05 15:07:46 Etc/UTC,      2020-04-05T15:07:46Z",
    "2020-04-05 15:07:46 UTC+02:00,    2020-04-05T13:07:46Z",
    "2020-04-05 15:07:46 America/Lima, 2020-04-05T20:07:46Z",
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
        "2020-04-05 15:07:46 UTCGMT",
        "2020-04-05 15:07:46 +02:00 UTC",
        "2020-04-05 UTC",
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

  @Seeds.Runs(300)
  void epochMicros_ofAnyTimeInAnySpelling_isThatTime(long seed) {
    Random random = new Random(seed);
    LocalDateTime time = anyTime(random);
    ZoneOffset offset = ZoneOffset.ofTotalSeconds((random.nextInt(36 * 60 + 1) - 18 * 60) * 60);
    String pattern =
        Seeds.oneOf(
            random,
            "uuuu-MM-dd HH:mm:ss.SSSSSS",
            "uuuu-MM-dd HH:mm:ss.SSSSSSSSS",
            "uuuu-MM-dd HH:mm:ss.SSSSSSxxx",
            "uuuu-MM-dd HH:mm:ss.SSSSSS xxx",
            "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx",
            "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxx",
            "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'",
            "uuuu-MM-dd HH:mm:ss.SSSSSS 'UTC'");
    String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time.atOffset(offset));

    OptionalLong micros = TimeText.epochMicros(text);

    ZoneOffset meant = pattern.endsWith("x") ? offset : ZoneOffset.UTC;
    assertThat(micros).as(text).hasValue(micros(time.toInstant(meant)));
  }

  @Seeds.Runs(300)
  void digitByDigit_ofAnyText_isWhatTheFormatterReads(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10; i++) {
      String text = nearlyATime(random);

      OptionalLong fast = UtcTimeText.epochMicros(text);

      if (fast.isPresent()) {
        assertThat(fast).as(text).isEqualTo(TimeText.formatted(text));
      }
    }
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  private static LocalDateTime anyTime(Random random) {
    long first = LocalDateTime.of(1, 1, 2, 0, 0).toEpochSecond(ZoneOffset.UTC);
    long last = LocalDateTime.of(9999, 12, 30, 0, 0).toEpochSecond(ZoneOffset.UTC);
    return LocalDateTime.ofEpochSecond(
        random.nextLong(first, last), random.nextInt(1_000_000) * 1_000, ZoneOffset.UTC);
  }

  /* A time with one place changed, or cut off. */
  private static String nearlyATime(Random random) {
    String time =
        Seeds.oneOf(random, "2020-02-28 15:07:46.018867+00:00", "2020-02-28 15:07:46.018867 UTC");
    String others = "0123456789-+:. TZzU\u0665x";
    int place = random.nextInt(time.length());
    char other = others.charAt(random.nextInt(others.length()));
    return (time.substring(0, place) + other + time.substring(place + 1))
        .substring(0, random.nextInt(8, time.length() + 1));
  }
}
