package dev.voucherstreams.report.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.report.survey.MeasureSurvey.Band;
import dev.voucherstreams.report.words.Words;
import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.Seeds;
import dev.voucherstreams.segments.Segment;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentType;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BandTest {

  private static final SegmentRules STANDARD = SegmentRules.standard();

  @Test
  void of_segmentsInAnyOrderWithGaps_coversAllNumbersInOrder() {
    // Given
    SegmentType type =
        new SegmentType(
            "type",
            Measure.TOTAL_ORDERS,
            List.of(new Segment("many", 10, 20), new Segment("one", 1, 2)));

    // When
    List<Band> bands = Band.of(type);

    // Then
    assertThat(bands)
        .extracting(band -> Words.range(band.from(), band.until()))
        .containsExactly("below 0", "0", "1", "2 to 9", "10 to 19", "20 and more");
    assertThat(bands)
        .extracting(band -> band.segment().map(Segment::label).orElse("none"))
        .containsExactly("none", "none", "one", "none", "many", "none");
  }

  @Seeds.Runs(200)
  void of_standardRules_hasOneBandForEachNumberWithTheRightSegment(long seed) {
    long value = Seeds.number(new Random(seed));

    for (SegmentType type : STANDARD.types()) {
      List<Band> holding = Band.of(type).stream().filter(band -> band.holds(value)).toList();

      assertThat(holding).hasSize(1);
      assertThat(holding.get(0).segment()).isEqualTo(type.segmentOf(value));
    }
  }

  @Test
  void of_openEnd_hasNothingAfterIt() {
    SegmentType type =
        new SegmentType(
            "type", Measure.TOTAL_ORDERS, List.of(new Segment("all", 0, Segment.OPEN_END)));

    List<Band> bands = Band.of(type);

    assertThat(bands).hasSize(2);
    assertThat(bands.get(1).holds(Long.MAX_VALUE)).isTrue();
    assertThat(bands.get(0).segment()).isEqualTo(Optional.empty());
  }
}
