package dev.voucherstreams.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Seeds;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

  @Seeds.Runs(100)
  void body_inAnyChunks_hasTheSameLines(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      byte[] body = body(random).getBytes(UTF_8);
      int size = Seeds.between(random, 1, 40);

      assertThat(lines(chunks(body, size))).isEqualTo(lines(List.of(body)));
    }
  }

  @Seeds.Runs(100)
  void line_thatIsTooLong_isSoInAnyChunksAndTheNextIsWhole(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      int length = Seeds.between(random, MAX_BYTES + 1, 60);
      int size = Seeds.between(random, 1, 70);
      byte[] bytes = ("x".repeat(length) + "\nnext\n").getBytes(UTF_8);

      List<String> lines = lines(chunks(bytes, size));

      assertThat(lines).hasSize(2);
      assertThat(lines.get(0).length()).isGreaterThan(MAX_BYTES);
      assertThat(lines.get(1)).isEqualTo("next");
    }
  }

  private static String body(Random random) {
    return String.join("", Seeds.list(random, 30, LinesTest::part));
  }

  private static String part(Random random) {
    return Seeds.oneOf(random, "a", "b", "ñ", "\r", "\n", "\r\n", "123456789");
  }
}
