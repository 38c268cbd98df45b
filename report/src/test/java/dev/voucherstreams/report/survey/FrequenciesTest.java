package dev.voucherstreams.report.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrequenciesTest {

  @Test
  void mostFrequent_someValues_areInOrderWithTheirFirstRows() {
    // Given
    Frequencies<String> frequencies = new Frequencies<>();
    String[] values = {"b", "a", "c", "a", "c", "a", "a"};

    // When
    for (int row = 0; row < values.length; row++) {
      frequencies.add(values[row], row);
    }

    // Then
    assertThat(frequencies.mostFrequent(2))
        .extracting(Frequencies.Entry::value)
        .containsExactly("a", "c");
    assertThat(frequencies.of("a").count()).isEqualTo(4);
    assertThat(frequencies.of("a").examples()).containsExactly(1L, 3L, 5L);
    assertThat(frequencies.of("never").count()).isZero();
    assertThat(frequencies.distinct()).isEqualTo(3);
    assertThat(frequencies.complete()).isTrue();
  }

  @Test
  void add_moreValuesThanItTellsApart_goesOnCountingThoseItKnows() {
    // Given
    Frequencies<Integer> frequencies = new Frequencies<>();

    // When
    for (int row = 0; row < 3 * Frequencies.MAX_DISTINCT; row++) {
      frequencies.add(row % (2 * Frequencies.MAX_DISTINCT), row);
    }

    // Then
    assertThat(frequencies.distinct()).isEqualTo(Frequencies.MAX_DISTINCT);
    assertThat(frequencies.complete()).isFalse();
    assertThat(frequencies.of(0).count()).isEqualTo(2);
    assertThat(frequencies.of(Frequencies.MAX_DISTINCT).count()).isZero();
  }
}
