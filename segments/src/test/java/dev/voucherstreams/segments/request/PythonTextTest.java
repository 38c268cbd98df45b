package dev.voucherstreams.segments.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PythonTextTest {

  /* The right-hand sides are what CPython 3.11 prints. */
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(null, "None"),
        Arguments.of("text 'as' is\n", "text 'as' is\n"),
        Arguments.of(true, "True"),
        Arguments.of(false, "False"),
        Arguments.of(-12L, "-12"),
        Arguments.of(BigInteger.TEN.pow(20), "100000000000000000000"),
        Arguments.of(1.0, "1.0"),
        Arguments.of(-0.0, "-0.0"),
        Arguments.of(0.0, "0.0"),
        Arguments.of(0.0001, "0.0001"),
        Arguments.of(0.00001, "1e-05"),
        Arguments.of(1.25e-7, "1.25e-07"),
        Arguments.of(2e-3, "0.002"),
        Arguments.of(Double.valueOf("2e23"), "2e+23"),
        Arguments.of(Double.valueOf("8.41e21"), "8.41e+21"),
        Arguments.of(2.2e-322, "2.2e-322"),
        Arguments.of(Double.MIN_VALUE, "5e-324"),
        Arguments.of(Double.MAX_VALUE, "1.7976931348623157e+308"),
        Arguments.of(0x1p-44, "5.684341886080802e-14"),
        Arguments.of(1e15, "1000000000000000.0"),
        Arguments.of(1e16, "1e+16"),
        Arguments.of(-1.5e300, "-1.5e+300"),
        Arguments.of(new BigDecimal("1.10"), "1.1"),
        Arguments.of(new BigDecimal("1e400"), "inf"),
        Arguments.of(Double.NEGATIVE_INFINITY, "-inf"),
        Arguments.of(Double.NaN, "nan"),
        Arguments.of(List.of(), "[]"),
        Arguments.of(Arrays.asList("a", null, 1.5, List.of(true)), "['a', None, 1.5, [True]]"),
        Arguments.of(Map.of("it's", "\\\n\t\r"), "{\"it's\": '\\\\\\n\\t\\r'}"),
        Arguments.of(List.of("\0\u007f\u00a0\u00adé"), "['\\x00\\x7f\\xa0\\xadé']"),
        Arguments.of(
            List.of("\u200b\ud800\ue000\ud83d\ude00"), "['\\u200b\\ud800\\ue000\ud83d\ude00']"),
        Arguments.of(List.of("\udb40\udc01"), "['\\U000e0001']"),
        Arguments.of(List.of("'\""), "['\\'\"']"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void text_ofAnyJsonValue_isAsInPython(Object value, String text) {
    assertThat(PythonText.of(value)).isEqualTo(text);
  }

  @Test
  void text_ofAListOrObjectThatIsLong_isItsBeginning() {
    assertThat(PythonText.of(Collections.nCopies(50_000, 1)))
        .hasSize(201)
        .startsWith("[1, 1, 1, ")
        .endsWith("…");
    assertThat(PythonText.of(Map.of("a", "x".repeat(50_000)))).hasSize(201).endsWith("xxx…");
    assertThat(PythonText.of("x".repeat(5_000))).hasSize(5_000);
  }
}
