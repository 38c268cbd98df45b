package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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

  private static Tally sum(Tally... parts) {
    Tally sum = new Tally();
    List.of(parts).forEach(sum::addAll);
    return sum;
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
  void addAll_toItself_doublesEveryCount() {
    Tally tally = tally(List.of(1L, 2L, 2L));

    tally.addAll(tally);

    assertThat(tally.byCount()).containsExactly(new AmountUses(2, 4), new AmountUses(1, 2));
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
    assertThat(tally.byAmount())
        .isSortedAccordingTo(Comparator.comparingLong(AmountUses::amount))
        .hasSameElementsAs(tally.byCount());
  }

  @Seeds.Runs(1_000)
  void merge_ofAnyTallies_isCommutative(long seed) {
    Random random = new Random(seed);
    List<Long> a = uses(random);
    List<Long> b = uses(random);
    Tally one = sum(tally(a), tally(b));
    Tally other = sum(tally(b), tally(a));

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
  }

  @Seeds.Runs(1_000)
  void merge_ofAnyTallies_isAssociative(long seed) {
    Random random = new Random(seed);
    List<Long> a = uses(random);
    List<Long> b = uses(random);
    List<Long> c = uses(random);

    assertThat(sum(sum(tally(a), tally(b)), tally(c)))
        .isEqualTo(sum(tally(a), sum(tally(b), tally(c))));
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
