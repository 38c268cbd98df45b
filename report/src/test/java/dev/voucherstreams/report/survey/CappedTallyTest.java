package dev.voucherstreams.report.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CappedTallyTest {

  @Test
  void add_moreAmountsThanItTakes_saysHowManyUsesAreLeftOut() {
    // Given
    CappedTally tally = new CappedTally();

    // When
    for (int round = 0; round < 2; round++) {
      for (int amount = 0; amount < CappedTally.MAX_AMOUNTS + 3; amount++) {
        tally.add(amount);
      }
    }

    // Then
    assertThat(tally.tally().distinctAmounts()).isEqualTo(CappedTally.MAX_AMOUNTS);
    assertThat(tally.tally().total()).isEqualTo(2L * CappedTally.MAX_AMOUNTS);
    assertThat(tally.leftOut()).isEqualTo(6);
  }
}
