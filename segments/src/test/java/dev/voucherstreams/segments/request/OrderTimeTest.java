package dev.voucherstreams.segments.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2021-10-26 09:41:50, 2021-10-26T09:41:50Z",
    "2021-10-26 09:41, 2021-10-26T09:41:00Z",
    "2021-10-26T09:41:50, 2021-10-26T09:41:50Z",
    "2021-10-26t09:41:50z, 2021-10-26T09:41:50Z",
    "2021-10-26 09:41:50.219696, 2021-10-26T09:41:50.219696Z",
    "2021-10-26T09:41:50.123456789Z, 2021-10-26T09:41:50.123456789Z",
    "2021-10-26T09:41:50+00:00, 2021-10-26T09:41:50Z",
    "2021-10-26 09:41:50.219696+0000, 2021-10-26T09:41:50.219696Z",
    "2021-10-26T09:41:50-05, 2021-10-26T14:41:50Z",
    "2021-10-26T09:41:50+05:30, 2021-10-26T04:11:50Z",
    "2021-10-26T09:41Z, 2021-10-26T09:41:00Z",
    "2021-10-26, 2021-10-26T00:00:00Z",
    "2021-1-5 9:4:5, 2021-01-05T09:04:05Z",
    "2021-10- 5  09:41:50, 2021-10-05T09:41:50Z",
    "2021-10-26\t \u001c\u200309:41:50, 2021-10-26T09:41:50Z",
    "\u0662\u0660\u0662\u0661-10-26 09:41:\ud835\udfcf, 2021-10-26T09:41:01Z",
    "2024-02-29 00:00:00, 2024-02-29T00:00:00Z",
  })
  void parse_timeOfTheContract_isRead(String text, Instant time) {
    assertThat(OrderTime.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "2021-10-26 ",
        "2021-02-30",
        "2021-1-5 9",
        "2021-1-5T9:4:5",
        "2021-10- 15 09:41:50",
        "2021-10-2600:00:00",
        " 2021-10-26 00:00:00",
        "2021-10-26 00:00:00 ",
        "2021-10-26 24:00:00",
        "2021-10-26 00:60:00",
        "2021-10-26 00:00:60",
        "2021-02-29 00:00:00",
        "2021-13-01 00:00:00",
        "2021-10-26 00:00:00+19:00",
        "2021-10-26 00:00:00+00:00+00:00",
        "2021-10-26 00:00:00 UTC",
        "10/26/2021 00:00:00",
        "12021-10-26 00:00:00",
        "-021-10-26 00:00:00",
        "1635206400",
      })
  void parse_anythingElse_isUnreadable(String text) {
    assertThat(OrderTime.parse(text)).isEmpty();
  }
}
