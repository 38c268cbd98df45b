package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static Tally tally(Iterable<Long> amounts) {
    Tally tally = new Tally();
    amounts.forEach(tally::add);
    return tally;
  }

  /* Few different amounts, so that there are ties and repeated amounts; and the extremes. */
  private static List<Long> uses(Random random) {
    return Seeds.list(
        random, 30, any -> any.nextInt(4) == 0 ? Seeds.number(any) : any.nextLong(0, 9));
  }

  @Test
  void tally_withoutUses_hasNoWinner() {
    Tally empty = new Tally();

    assertThat(empty.winner()).isEmpty();
    assertThat(empty.byCount()).isEmpty();
    assertThat(empty.total()).isZero();
  }

  @Test
  void winner_onATie_isTheLowerAmount() {
    assertThat(tally(List.of(4400L, 2640L, 3520L, 4400L, 2640L)).winner())
        .contains(new AmountUses(2640, 2));
  }

  @Test
  void byCount_severalAmounts_isMostUsedFirstThenLowerAmount() {
    assertThat(tally(List.of(3L, 2L, 9L, 9L, 1L)).byCount())
        .containsExactly(
            new AmountUses(9, 2), new AmountUses(1, 1), new AmountUses(2, 1), new AmountUses(3, 1));
  }

  @Test
  void add_noUses_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tally().add(2640, 0))
        .withMessage("amount 2640 used 0 times");
  }

  @Test
  void toString_isTheUses() {
    assertThat(tally(List.of(1L))).hasToString("[AmountUses[amount=1, count=1]]");
  }

  @Seeds.Runs(1_000)
  void tally_ofAnyUses_countsAsAMapWould(long seed) {
    List<Long> uses = uses(new Random(seed));
    Map<Long, Long> expected =
        uses.stream().collect(Collectors.groupingBy(use -> use, Collectors.counting()));

    Tally tally = tally(uses);

    assertThat(
            tally.byCount().stream()
                .collect(Collectors.toMap(AmountUses::amount, AmountUses::count)))
        .isEqualTo(expected);
    assertThat(tally.total()).isEqualTo(uses.size());
    assertThat(tally.distinctAmounts()).isEqualTo(expected.size());
    assertThat(uses).allMatch(tally::has);
    assertThat(tally.byCount()).isSortedAccordingTo(AmountUses.MOST_USED_FIRST);
    assertThat(tally.winner()).isEqualTo(tally.byCount().stream().findFirst());
  }

  @Seeds.Runs(1_000)
  void winner_ofAnyUses_doesNotDependOnTheirOrder(long seed) {
    Random random = new Random(seed);
    List<Long> uses = uses(random);
    List<Long> shuffled = new ArrayList<>(uses);
    Collections.shuffle(shuffled, random);

    assertThat(tally(shuffled).winner()).isEqualTo(tally(uses).winner());
  }
}
