package dev.voucherstreams.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentRulesReaderTest {
  private static final String GOOD =
      """
      counting: each_type
      types:
        - name: orders
          measure: total_orders
          segments:
            - {label: few, from: 0, until: 5}
            - {label: many, from: 5}
        - name: days
          measure: days_since_last_order
          segments:
            - {label: long ago, from: 180}
      """;

  @TempDir Path folder;

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("rules.yml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void read_goodFile_givesItsRules() {
    SegmentRules rules = SegmentRulesReader.read(file(GOOD).toString());

    assertThat(rules.types())
        .containsExactly(
            new SegmentType(
                "orders",
                Measure.TOTAL_ORDERS,
                List.of(new Segment("few", 0, 5), new Segment("many", 5, Segment.OPEN_END))),
            new SegmentType(
                "days",
                Measure.DAYS_SINCE_LAST_ORDER,
                List.of(new Segment("long ago", 180, Segment.OPEN_END))));
  }

  @Test
  void fingerprint_otherLayoutOfTheSameRules_isTheSame() {
    String before = SegmentRulesReader.read(file(GOOD).toString()).fingerprint();
    String laidOutAnew =
        GOOD.replace(
                "{label: few, from: 0, until: 5}",
                "\n         {until: 5,  from: 0, label: 'few'} # x")
            .replace("counting: each_type", "# why\n\ncounting:   \"each_type\"");

    assertThat(SegmentRulesReader.read(file(laidOutAnew).toString()).fingerprint())
        .isEqualTo(before);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("until: 5", "untill: 5", "line 6: unknown key 'untill'"),
        fault("until: 5", "until: 0", "line 6: segment few is empty: from 0 until 0"),
        fault("until: 5", "until: six", "line 6: 'until' is 'six', not a whole number"),
        fault("until: 5", "until:", "line 6: 'until' is '', not a whole number"),
        fault("until: 5", "until: [5]", "line 6: 'until' is not a single value"),
        fault(
            "until: 5", "until: 99999999999999999999", "line 6: 'until' is '99999999999999999999'"),
        fault("from: 0", "from: 0.5", "line 6: 'from' is '0.5', not a whole number"),
        fault("from: 0", "from: -1", "line 6: segment few starts below 0: -1"),
        fault("from: 0, ", "", "line 6: key 'from' is missing"),
        fault("from: 0", "from: 0, from: 1", "line 6: key 'from' is given twice"),
        fault("from: 5", "from: 4", "line 7: segment many of orders overlaps few"),
        fault("label: many", "label: few", "line 7: orders has two segments few"),
        fault("label: many", "label: 'ma|ny'", "line 7: segment label contains '|': 'ma|ny'"),
        fault("label: many", "label: ''", "line 7: segment label is empty"),
        fault("name: days", "name: orders", "line 8: two segment types orders"),
        fault("name: days", "name: a|b", "line 11: segment type contains '|': 'a|b'"),
        fault("total_orders", "orders", "line 4: 'measure' is 'orders', not one of [total_orders,"),
        fault(
            "each_type", "Each_Type", "line 1: 'counting' is 'Each_Type', not one of [each_type,"),
        fault("counting: each_type\n", "", "line 1: key 'counting' is missing"),
        fault(
            "{label: long ago, from: 180}", "long ago", "line 11: expected the keys [from, label,"),
        fault("- {label: long ago, from: 180}", "none", "line 11: 'segments' is not a list"),
        fault("- {label: long ago, from: 180}", "[]", "line 11: 'segments' is not a list"),
        fault("counting: each_type", "<<: {a: b}", "line 1: unknown key '<<'"),
        fault("counting: each_type", "[a]: b", "line 1: unknown key '?'"),
        fault("from: 180}", "from: 180", "line 12: is not YAML: "),
        fault("counting:", "---\na: b\n---\ncounting:", "is not YAML: "),
        fault(
            "name: days",
            "name: !!java.net.URL [x]",
            "line 8: is not YAML: Global tag is not allowed"),
        Arguments.of("just text", "line 1: expected the keys [counting, types]"),
        Arguments.of("# nothing\n", ": is empty"),
        Arguments.of("", ": is empty"),
        Arguments.of("counting: \u0007", "is not YAML: "));
  }

  private static Arguments fault(String good, String bad, String message) {
    assertThat(GOOD).contains(good);
    return Arguments.of(GOOD.replaceFirst(Pattern.quote(good), bad), message);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void read_faultyFile_namesFileLineAndFault(String text, String message) {
    Path file = file(text);

    assertThatExceptionOfType(SegmentRulesException.class)
        .isThrownBy(() -> SegmentRulesReader.read(file.toString()))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(message);
  }

  @Test
  void read_bytesThatAreNotText_areRefused() throws IOException {
    Path file =
        Files.write(folder.resolve("latin"), "counting: ñ".getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(SegmentRulesException.class)
        .isThrownBy(() -> SegmentRulesReader.read(file.toString()))
        .withMessage(file + ": is not UTF-8 text");
  }

  @Test
  void read_absentFile_saysSo() {
    assertThatExceptionOfType(SegmentRulesException.class)
        .isThrownBy(() -> SegmentRulesReader.read("no/such.yml"))
        .withMessage("no/such.yml: there is no such file");
    assertThatExceptionOfType(SegmentRulesException.class)
        .isThrownBy(() -> SegmentRulesReader.read("classpath:none.yml"))
        .withMessage("classpath:none.yml: there is no such file");
  }

  @Test
  void read_folder_saysThatItCannotBeRead() {
    assertThatExceptionOfType(SegmentRulesException.class)
        .isThrownBy(() -> SegmentRulesReader.read(folder.toString()))
        .withMessageStartingWith(folder + ": can't be read: ");
  }
}
