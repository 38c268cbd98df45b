package dev.voucherstreams.report.survey;

import static dev.voucherstreams.report.Histories.order;
import static dev.voucherstreams.report.Histories.survey;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedRowsTest {

  @Test
  void seen_rowsThatDifferInOneColumn_areNotRepeated() {
    RepeatedRows repeated =
        survey(
                "2020-04-05,Peru,2020-01-01,2019-01-01,3,2640",
                "2020-04-06,Peru,2020-01-01,2019-01-01,3,2640",
                "2020-04-05,Chile,2020-01-01,2019-01-01,3,2640",
                "2020-04-05,Peru,2020-01-02,2019-01-01,3,2640",
                "2020-04-05,Peru,2020-01-01,2019-01-02,3,2640",
                "2020-04-05,Peru,2020-01-01,2019-01-01,4,2640",
                "2020-04-05,Peru,2020-01-01,2019-01-01,3,3520",
                "2020-04-05,Peru,2020-01-01,2019-01-01,3,",
                "2020-04-05,Peru,2020-01-01,2019-01-01,,2640",
                ",Peru,2020-01-01,2019-01-01,3,2640")
            .repeatedRows();

    assertThat(repeated.seen().count()).isZero();
    assertThat(repeated.complete()).isTrue();
  }

  @Test
  void seen_rowsThatMeanTheSame_areRepeatedHoweverTheyAreSpelled() {
    RepeatedRows repeated =
        survey(
                "2020-04-05,Peru,2020-01-01,2019-01-01,3,2640",
                "2020-04-06,Peru,2020-01-01,2019-01-01,3,2640",
                "2020-04-05T00:00:00Z,Peru,2020-01-01,2019-01-01,3.0,2640.0",
                "2020-04-05,Peru,2020-01-01,2019-01-01,3,2640")
            .repeatedRows();

    assertThat(repeated.seen().count()).isEqualTo(2);
    assertThat(repeated.seen().examples()).containsExactly(2L, 3L);
  }

  @Test
  void seen_historyTwice_isSecondHalf() {
    String[] once =
        IntStream.range(0, 5_000).mapToObj(i -> order(40, i, 2_640)).toArray(String[]::new);
    String[] twice = new String[2 * once.length];
    System.arraycopy(once, 0, twice, 0, once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);

    RepeatedRows repeated = survey(twice).repeatedRows();

    assertThat(repeated.seen().count()).isEqualTo(5_000);
    assertThat(repeated.seen().examples()).startsWith(5_000L);
  }
}
