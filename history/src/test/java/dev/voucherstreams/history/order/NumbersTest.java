package dev.voucherstreams.history.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.Cell;
import dev.voucherstreams.segments.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "45, 45",
    "45.0, 45",
    "45., 45",
    "45.000000, 45",
    "4.5E1, 45",
    "4.5e+01, 45",
    "+45, 45",
    "-0.0, 0",
    "007, 7",
    "-3, -3",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808.0, -9223372036854775808"
  })
  void whole_ofTextThatIsOne_isIt(String text, long number) {
    assertThat(Numbers.whole(new Cell.Text(text))).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "many",
        "45.5",
        "1e-3",
        "4,500",
        "0x2d",
        "45 orders",
        "Infinity",
        "9223372036854775808",
        "1e999999999",
        "1e-999999999",
        "1e99999999999",
        "100000000000000000000000000000000000000000"
      })
  void whole_ofTextThatIsNone_isEmpty(String text) {
    assertThat(Numbers.whole(new Cell.Text(text))).isEmpty();
  }

  @Test
  void whole_ofFloatingPoint_isIt() {
    assertThat(Numbers.whole(new Cell.Real(2640.0))).hasValue(2640);
    assertThat(Numbers.whole(new Cell.Real(-0.0))).hasValue(0);
    assertThat(Numbers.whole(new Cell.Real(-0x1p63))).hasValue(Long.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2640.5, 1e-300, 0x1p63, 1e300, Double.POSITIVE_INFINITY, Double.NaN})
  void whole_ofFloatingPointThatIsNone_isEmpty(double number) {
    assertThat(Numbers.whole(new Cell.Real(number))).isEmpty();
  }

  @Test
  void whole_ofADecimal_isExact() {
    assertThat(Numbers.whole(new Cell.Exact(new BigDecimal("2640.00")))).hasValue(2640);
    assertThat(Numbers.whole(new Cell.Exact(new BigDecimal("2640.01")))).isEmpty();
    assertThat(Numbers.whole(new Cell.Exact(new BigDecimal("1E+999999999")))).isEmpty();
  }

  @Test
  void whole_ofATimeOrNothing_isEmpty() {
    assertThat(Numbers.whole(new Cell.Time(5))).isEmpty();
    assertThat(Numbers.whole(Cell.ABSENT)).isEmpty();
  }

  @Seeds.Runs(300)
  void whole_ofAnyNumberInAnySpelling_isIt(long seed) {
    Random random = new Random(seed);
    long number = random.nextLong() >> random.nextInt(Long.SIZE);
    String ending = Seeds.oneOf(random, "", ".", ".0", ".000", "e0", ".0E+00");

    assertThat(Numbers.whole(new Cell.Text(number + ending))).hasValue(number);
    assertThat(Numbers.whole(new Cell.Whole(number))).hasValue(number);
    assertThat(Numbers.whole(new Cell.Exact(new BigDecimal(number + ending)))).hasValue(number);
  }

  @Seeds.Runs(300)
  void whole_ofAnyFloatingPointNumber_agreesWithItsDecimals(long seed) {
    Random random = new Random(seed);
    double any = Double.longBitsToDouble(random.nextLong());
    for (double number : new double[] {any, Math.rint(random.nextGaussian() * 1e18)}) {
      if (Double.isFinite(number)) {
        assertThat(Numbers.whole(new Cell.Real(number)))
            .isEqualTo(Numbers.whole(new Cell.Exact(new BigDecimal(number))));
      }
    }
  }

  @Seeds.Runs(300)
  void whole_ofAnyTextOfDigits_isItOrEmpty(long seed) {
    Random random = new Random(seed);
    String text =
        random
            .ints(1 + random.nextInt(60), 0, 10)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining());
    BigInteger meant = new BigInteger(text);

    boolean fits = meant.bitLength() < Long.SIZE && text.length() <= 40;

    assertThat(Numbers.whole(new Cell.Text(text)).isPresent()).isEqualTo(fits);
  }
}
