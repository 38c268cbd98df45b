package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {

  @ParameterizedTest
  @CsvSource({"4, false", "5, true", "12, true", "13, false", "-1, false"})
  void segment_valueAtItsEnds_isHalfOpen(long value, boolean held) {
    assertThat(new Segment("5-13", 5, 13).holds(value)).isEqualTo(held);
  }

  @Test
  void segment_withoutUpperEnd_holdsEveryLargerValue() {
    Segment open = new Segment("180+", 180, Segment.OPEN_END);

    assertThat(open.holds(Long.MAX_VALUE)).isTrue();
    assertThat(open.holds(179)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 1, segment label is empty",
    "a|b, 0, 1, segment label contains '|': 'a|b'",
    "a, 5, 5, segment a is empty: from 5 until 5",
    "a, 5, 4, segment a is empty: from 5 until 4",
    "a, -1, 4, segment a starts below 0: -1",
  })
  void segment_thatMakesNoSense_isRefused(String label, long from, long until, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Segment(label, from, until))
        .withMessage(message);
  }
}
