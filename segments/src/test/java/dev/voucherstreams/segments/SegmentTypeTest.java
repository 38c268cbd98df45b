package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTypeTest {
  private static final Segment FEW = new Segment("few", 0, 5);
  private static final Segment MANY = new Segment("many", 10, Segment.OPEN_END);

  private static SegmentType type(Segment... segments) {
    return new SegmentType("orders", Measure.TOTAL_ORDERS, List.of(segments));
  }

  @Test
  void segmentOf_valueInASegment_isThatSegment() {
    assertThat(type(FEW, MANY).segmentOf(4)).contains(FEW);
    assertThat(type(FEW, MANY).indexOf(10)).isEqualTo(1);
  }

  @Test
  void segmentOf_valueInAGap_isNone() {
    assertThat(type(FEW, MANY).segmentOf(5)).isEmpty();
    assertThat(type(FEW, MANY).indexOf(-1)).isEqualTo(SegmentType.NO_SEGMENT);
  }

  @Test
  void type_withOverlappingSegments_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type(MANY, new Segment("more", 100, 200)))
        .withMessage("segment more of orders overlaps many");
  }

  @Test
  void type_withTwoSegmentsOfOneLabel_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type(FEW, new Segment("few", 5, 6)))
        .withMessage("orders has two segments few");
  }

  @Test
  void type_withoutSegments_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(SegmentTypeTest::type)
        .withMessage("segment type orders has no segments");
  }
}
