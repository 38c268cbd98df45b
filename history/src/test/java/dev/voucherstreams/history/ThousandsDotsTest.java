package dev.voucherstreams.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThousandsDotsTest {

  @Test
  void amounts_thatAllHaveThreeDigitsAfterADot_areNoticed() {
    assertThat(of("2.000", "14.500", "", "999.000").example()).contains("2.000");
  }

  @Test
  void amounts_thatHaveNoThousands_leaveItOpen() {
    assertThat(of("350", "0", "2.000", "soon").example()).contains("2.000");
  }

  @Test
  void amounts_ofWhichOneCanBeNothingElseThanItself_areNot() {
    assertThat(of("2.000", "2640").example()).isEmpty();
    assertThat(of("2.000", "2640.000").example()).isEmpty();
    assertThat(of("2.00").example()).isEmpty();
    assertThat(of("0.000").example()).isEmpty();
    assertThat(of().example()).isEmpty();
  }

  private static ThousandsDots of(String... amounts) {
    ThousandsDots dots = new ThousandsDots();
    Stream.of(amounts).map(Cell::ofText).forEach(dots::add);
    return dots;
  }
}
