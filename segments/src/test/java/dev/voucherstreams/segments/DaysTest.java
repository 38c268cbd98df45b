package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

  @ParameterizedTest
  @CsvSource({
    "2021-10-26T00:00:00Z, 2021-10-26T00:00:00Z, 0",
    "2021-10-26T00:00:00Z, 2021-10-26T23:59:59.999999999Z, 0",
    "2021-10-26T00:00:00Z, 2021-10-27T00:00:00Z, 1",
    "2021-10-26T00:00:00.000000001Z, 2021-10-27T00:00:00Z, 0",
    "2021-10-26T00:00:00Z, 2022-10-26T00:00:00Z, 365",
    "2021-10-26T00:00:00Z, 2021-10-25T23:59:59.999999999Z, -1",
    "2021-10-26T00:00:00Z, 2021-10-25T00:00:00Z, -1",
    "2021-10-26T00:00:00Z, 2021-10-24T23:00:00Z, -2",
    "1969-12-31T12:00:00Z, 1970-01-01T12:00:00Z, 1",
  })
  void daysBetween_anyTwoMoments_areWholeAndRoundedDown(Instant last, Instant now, long days) {
    assertThat(Days.between(last, now)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({"-31557014167219200, 31556889864403199"})
  void daysBetween_extremesOfTime_doNotOverflow(long first, long last) {
    assertThat(Days.between(Instant.ofEpochSecond(first), Instant.ofEpochSecond(last)))
        .isEqualTo((last - first) / 86_400);
  }
}
