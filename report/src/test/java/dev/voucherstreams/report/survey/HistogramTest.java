package dev.voucherstreams.report.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.segments.Seeds;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void add_fewNumbers_areCountedExactly() {
    // Given
    Histogram histogram = new Histogram();

    // When
    histogram.add(7, true);
    histogram.add(-3, false);
    histogram.add(7, false);

    // Then
    List<Histogram.Bin> bins = histogram.bins();
    assertThat(bins).extracting(Histogram.Bin::first).containsExactly(-3L, 7L);
    assertThat(bins).extracting(Histogram.Bin::last).containsExactly(-3L, 7L);
    assertThat(bins).extracting(Histogram.Bin::rows).containsExactly(1L, 2L);
    assertThat(bins).extracting(Histogram.Bin::counting).containsExactly(0L, 1L);
    assertThat(histogram.width()).isEqualTo(1);
  }

  @Test
  void add_manyNumbers_sharesBinsAndLosesNone() {
    // Given
    Histogram histogram = new Histogram();
    int numbers = 5 * Histogram.MAX_BINS;

    // When
    LongStream.range(0, numbers).forEach(number -> histogram.add(number, number % 2 == 0));

    // Then
    List<Histogram.Bin> bins = histogram.bins();
    assertThat(bins).hasSizeLessThanOrEqualTo(Histogram.MAX_BINS);
    assertThat(bins).allSatisfy(bin -> assertThat(bin.last() - bin.first()).isEqualTo(7));
    assertThat(bins.stream().mapToLong(Histogram.Bin::rows).sum()).isEqualTo(numbers);
    assertThat(bins.stream().mapToLong(Histogram.Bin::counting).sum()).isEqualTo(numbers / 2);
    assertThat(histogram.width()).isEqualTo(8);
  }

  @Seeds.Runs(200)
  void bins_anyNumbers_holdEachOfThemOnce(long seed) {
    Random random = new Random(seed);
    List<Long> numbers = Seeds.list(random, 300, Seeds::number);
    Histogram histogram = new Histogram();

    numbers.forEach(number -> histogram.add(number, true));

    assertThat(histogram.rows()).isEqualTo(numbers.size());
    for (Histogram.Bin bin : histogram.bins()) {
      long expected =
          numbers.stream().filter(number -> bin.first() <= number && number <= bin.last()).count();
      assertThat(bin.rows()).isEqualTo(expected);
    }
  }

  @Test
  void add_numbersFromEndToEnd_neverOverflows() {
    // Given
    Histogram histogram = new Histogram();
    long step = Long.MAX_VALUE / Histogram.MAX_BINS;

    // When
    for (long i = 0; i < 2L * Histogram.MAX_BINS; i++) {
      histogram.add(Long.MIN_VALUE + i * step, true);
    }
    histogram.add(Long.MAX_VALUE, true);

    // Then
    List<Histogram.Bin> bins = histogram.bins();
    assertThat(bins).allSatisfy(bin -> assertThat(bin.first()).isLessThanOrEqualTo(bin.last()));
    assertThat(bins.get(0).first()).isEqualTo(Long.MIN_VALUE);
    assertThat(bins.get(bins.size() - 1).last()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void quantile_hundredNumbers_isWhereThatPartIs() {
    // Given
    Histogram histogram = new Histogram();
    LongStream.rangeClosed(1, 100).forEach(number -> histogram.add(number, true));

    // Then
    assertThat(histogram.quantile(0)).isEqualTo(1);
    assertThat(histogram.quantile(0.5)).isEqualTo(50);
    assertThat(histogram.quantile(0.99)).isEqualTo(99);
    assertThat(histogram.quantile(1)).isEqualTo(100);
  }

  @Test
  void quantile_nothingAdded_isRefused() {
    assertThatThrownBy(() -> new Histogram().quantile(0.5))
        .isInstanceOf(IllegalStateException.class);
  }
}
