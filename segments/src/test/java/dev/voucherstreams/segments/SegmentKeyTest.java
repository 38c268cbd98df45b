package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentKeyTest {

  @Test
  void key_asText_joinsItsParts() {
    assertThat(new SegmentKey("Peru", "frequent_segment", "13-37"))
        .hasToString("Peru|frequent_segment|13-37");
  }

  @Test
  void key_ofEveryShippedSegment_roundTrips() {
    List<SegmentKey> keys = SegmentRules.standard().keys(List.of("Peru", "Costa Rica"));

    assertThat(keys).allSatisfy(key -> assertThat(SegmentKey.parse(key.toString())).isEqualTo(key));
  }

  @Seeds.Runs(1_000)
  void key_ofAnyParts_roundTrips(long seed) {
    Random random = new Random(seed);
    SegmentKey key = new SegmentKey(part(random), part(random), part(random));

    assertThat(SegmentKey.parse(key.toString())).isEqualTo(key);
  }

  private static String part(Random random) {
    return Stream.generate(() -> Seeds.text(random, 20).replace("|", ""))
        .filter(part -> !part.isBlank() && part.chars().noneMatch(Character::isISOControl))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Peru",
        "Peru|a",
        "Peru|a|",
        "|a|b",
        "Peru||b",
        "Peru| |b",
        "a|b|c|d",
        "a|b|c\n"
      })
  void parse_textThatIsNoKey_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SegmentKey.parse(text));
  }

  @Test
  void key_withASeparatorInAPart_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentKey("Pe|ru", "a", "b"))
        .withMessage("country contains '|': 'Pe|ru'");
  }
}
