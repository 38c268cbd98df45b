package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

  @Property
  void key_ofAnyParts_roundTrips(
      @ForAll("parts") String country,
      @ForAll("parts") String type,
      @ForAll("parts") String label) {
    SegmentKey key = new SegmentKey(country, type, label);

    assertThat(SegmentKey.parse(key.toString())).isEqualTo(key);
  }

  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.strings()
        .excludeChars('|')
        .ofMinLength(1)
        .filter(part -> !part.isBlank() && part.chars().noneMatch(Character::isISOControl));
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
