package dev.voucherstreams.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
  private static final int MAX_BYTES = 8;

  private static List<String> lines(List<byte[]> chunks) {
    Lines lines = new Lines(MAX_BYTES);
    List<String> taken = new ArrayList<>();
    for (byte[] chunk : chunks) {
      lines.add(Unpooled.wrappedBuffer(chunk), line -> taken.add(new String(line, UTF_8)));
    }
    lines.end(line -> taken.add(new String(line, UTF_8)));
    return taken;
  }

  private static List<byte[]> chunks(byte[] body, int size) {
    List<byte[]> chunks = new ArrayList<>();
    for (int from = 0; from < body.length; from += size) {
      chunks.add(Arrays.copyOfRange(body, from, Math.min(body.length, from + size)));
    }
    return chunks;
  }

  /* '/' stands for LF, '~' for CR, and '|' is between lines. */
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "a, a",
    "a/, a",
    "a/b, a|b",
    "a~/b~/, a|b",
    "a/~/b, a||b",
    "//, |",
    "a/b~, a|b",
    "a~b/, a~b",
    "12345678/b, 12345678|b",
    "12345678~/b, 12345678|b",
  })
  void body_ofShortLines_isCutAtTheirEnds(String body, String expected) {
    List<String> lines = lines(List.of(body.replace('/', '\n').replace('~', '\r').getBytes(UTF_8)));

    assertThat(lines)
        .isEqualTo(
            body.isEmpty() ? List.of() : List.of(expected.replace('~', '\r').split("\\|", -1)));
  }

  @Property
  void body_inAnyChunks_hasTheSameLines(
      @ForAll("bodies") String body, @ForAll @IntRange(min = 1, max = 40) int size) {
    byte[] bytes = body.getBytes(UTF_8);

    assertThat(lines(chunks(bytes, size))).isEqualTo(lines(List.of(bytes)));
  }

  @Property
  void line_thatIsTooLong_isSoInAnyChunksAndTheNextIsWhole(
      @ForAll @IntRange(min = MAX_BYTES + 1, max = 60) int length,
      @ForAll @IntRange(min = 1, max = 70) int size) {
    byte[] bytes = ("x".repeat(length) + "\nnext\n").getBytes(UTF_8);

    List<String> lines = lines(chunks(bytes, size));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).length()).isGreaterThan(MAX_BYTES);
    assertThat(lines.get(1)).isEqualTo("next");
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.of("a", "b", "ñ", "\r", "\n", "\r\n", "123456789")
        .list()
        .ofMaxSize(30)
        .map(parts -> parts.stream().collect(Collectors.joining()));
  }
}
