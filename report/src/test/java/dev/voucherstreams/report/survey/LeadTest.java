package dev.voucherstreams.report.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Tally;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, NO_USES",
    "5, 5, TIE",
    "1, 0, CLOSE",
    "4, 0, CLEAR",
    "55, 45, CLOSE",
    "59, 41, CLOSE",
    "60, 40, CLEAR",
    "1160, 626, CLEAR"
  })
  void of_winnerAndRunnerUp_saysHowFarItIsAhead(long winner, long runnerUp, Lead expected) {
    // Given
    Tally tally = new Tally();
    addUses(tally, 2_640, winner);
    addUses(tally, 3_520, runnerUp);

    // Then
    assertThat(Lead.of(tally)).isEqualTo(expected);
  }

  private static void addUses(Tally tally, long amount, long uses) {
    if (uses > 0) {
      tally.add(amount, uses);
    }
  }
}
