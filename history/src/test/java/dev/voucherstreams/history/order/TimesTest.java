package dev.voucherstreams.history.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.Cell;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static final long MICROS = 1_586_099_266_018_867L;

  @Test
  void epochMicros_ofAPointInTime_isItsOwn() {
    assertThat(Times.epochMicros(new Cell.Time(MICROS))).hasValue(MICROS);
    assertThat(Times.epochMicros(new Cell.Time(-1))).hasValue(-1);
  }

  @Test
  void epochMicros_ofABareNumber_goesByItsSize() {
    assertThat(Times.epochMicros(new Cell.Whole(1_586_099_266L))).hasValue(1_586_099_266_000_000L);
    assertThat(Times.epochMicros(new Cell.Whole(1_586_099_266_018L)))
        .hasValue(1_586_099_266_018_000L);
    assertThat(Times.epochMicros(new Cell.Whole(MICROS))).hasValue(MICROS);
    assertThat(Times.epochMicros(new Cell.Whole(1_586_099_266_018_867_999L))).hasValue(MICROS);
  }

  @ParameterizedTest
  @CsvSource({
    "1586099266.0, 1586099266000000",
    "1586099266.018867, 1586099266018867",
    "1586099266.5, 1586099266500000",
    "1586099266018.867, 1586099266018867",
    "1586099266018867.0, 1586099266018867",
    "1.586099266E9, 1586099266000000"
  })
  void epochMicros_ofANumberWithAFraction_isToTheMicrosecond(String number, long micros) {
    assertThat(Times.epochMicros(new Cell.Real(Double.parseDouble(number)))).hasValue(micros);
    assertThat(Times.epochMicros(new Cell.Exact(new BigDecimal(number)))).hasValue(micros);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2020, 20_200_405, 99_999_999, -1, -1_586_099_266, Long.MIN_VALUE})
  void epochMicros_ofANumberThatMeansSomethingElse_isEmpty(long number) {
    assertThat(Times.epochMicros(new Cell.Whole(number))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("noTimes")
  void epochMicros_ofOtherCells_isEmpty(Cell cell) {
    assertThat(Times.epochMicros(cell)).isEmpty();
  }

  static Stream<Cell> noTimes() {
    return Stream.of(
        Cell.ABSENT,
        new Cell.Time(864_279_560_504_483_840L),
        new Cell.Time(Long.MIN_VALUE + 1),
        new Cell.Text("noon"),
        new Cell.Real(1_586.5),
        new Cell.Real(Double.POSITIVE_INFINITY),
        new Cell.Real(1e300),
        new Cell.Exact(new BigDecimal("20200405.5")),
        new Cell.Exact(new BigDecimal("9223372036854775808")),
        new Cell.Exact(new BigDecimal("1E+999999999")));
  }
}
