package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadTest {

  @ParameterizedTest
  @CsvSource({
    "5, 5, tie",
    "1, 0, close",
    "4, 0, close",
    "5, 0, close",
    "6, 0, likely",
    "12, 0, likely",
    "13, 0, clear",
    "55, 45, close",
    "60, 40, close",
    "61, 39, likely",
    "66, 34, likely",
    "67, 33, clear",
    "1160, 626, clear",
    "9223372036854775807, 9223372036854775806, close",
    "9223372036854775807, 1, clear"
  })
  void of_winnerAndRunnerUp_saysHowSureItIs(long winner, long runnerUp, String expected) {
    Tally tally = new Tally();
    tally.add(3_520, winner);
    if (runnerUp > 0) {
      tally.add(2_640, runnerUp);
    }

    assertThat(tally.lead()).hasToString("Optional[" + expected + "]");
  }

  @Test
  void of_moreAmounts_goesByTheFirstTwo() {
    assertThat(Lead.of(LongStream.of(2, 10, 40, 10))).contains(Lead.CLEAR);
    assertThat(Lead.of(LongStream.of(2, 40, 10, 40))).contains(Lead.TIE);
  }

  @Test
  void of_noUses_isNone() {
    assertThat(new Tally().lead()).isEmpty();
  }

  @Test
  void of_anyFewUses_isNeverSurerThanTheExactTest_norDoesItNeedTwoUsesMore() {
    for (int uses = 1; uses <= 200; uses++) {
      BigInteger ways = BigInteger.ZERO;
      BigInteger waysOfThisWinner = BigInteger.ONE;
      Lead withOneMore = Lead.CLEAR;
      for (int winner = uses; 2 * winner > uses; winner--) {
        ways = ways.add(waysOfThisWinner);
        Lead exact = exact(ways.shiftLeft(1), BigInteger.ONE.shiftLeft(uses));
        Lead lead = Lead.of(LongStream.of(winner, uses - winner)).orElseThrow();

        assertThat(lead).as("%d of %d", winner, uses).isLessThanOrEqualTo(exact);
        assertThat(withOneMore).as("%d + 1 of %d", winner, uses).isGreaterThanOrEqualTo(exact);

        withOneMore = lead;
        waysOfThisWinner =
            waysOfThisWinner
                .multiply(BigInteger.valueOf(winner))
                .divide(BigInteger.valueOf(uses - winner + 1));
      }
    }
  }

  /* Of all ways to toss a coin so often, those with a lead of at least this size on either side. */
  private static Lead exact(BigInteger ways, BigInteger all) {
    if (ways.multiply(BigInteger.valueOf(1_000)).compareTo(all) < 0) {
      return Lead.CLEAR;
    }
    return ways.multiply(BigInteger.valueOf(20)).compareTo(all) < 0 ? Lead.LIKELY : Lead.CLOSE;
  }
}
