package dev.voucherstreams.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Segment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0 %",
    "0, 7, 0 %",
    "7, 7, 100 %",
    "1, 3, 33.3 %",
    "1, 100000, < 0.1 %",
    "99999, 100000, > 99.9 %"
  })
  void share_partOfWhole_isRoundedButNeverToNothingOrAll(long part, long whole, String expected) {
    assertThat(Words.share(part, whole)).isEqualTo(expected);
  }

  @Test
  void number_anyNumber_hasThousandsAndARealMinus() {
    assertThat(Words.number(10_655)).isEqualTo("10,655");
    assertThat(Words.number(-1_156)).isEqualTo("−1,156");
  }

  @Test
  void count_oneOrMore_hasTheRightPlural() {
    assertThat(Words.count(1, "row")).isEqualTo("1 row");
    assertThat(Words.count(0, "row")).isEqualTo("0 rows");
  }

  @Test
  void range_ofEachKind_isToldByItsFirstAndLastNumber() {
    assertThat(Words.range(Long.MIN_VALUE, 0)).isEqualTo("below 0");
    assertThat(Words.range(5, 13)).isEqualTo("5 to 12");
    assertThat(Words.range(5, 6)).isEqualTo("5");
    assertThat(Words.range(180, Segment.OPEN_END)).isEqualTo("180 and more");
  }

  @Test
  void time_anyTime_isReadableToTheSecond() {
    assertThat(Words.time(Instant.parse("2020-04-05T15:07:46.018867Z")))
        .isEqualTo("2020-04-05 15:07:46");
    assertThat(Words.time(Instant.parse("+12345-04-05T00:00:00Z")))
        .isEqualTo("+12345-04-05T00:00:00Z");
  }

  @Test
  void list_anyLength_readsAsASentenceDoes() {
    assertThat(Words.list(List.of())).isEmpty();
    assertThat(Words.list(List.of("a"))).isEqualTo("a");
    assertThat(Words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Words.rows(List.of(4L))).isEqualTo("row 4");
    assertThat(Words.rows(List.of(4L, 7L))).isEqualTo("rows 4, 7");
  }
}
