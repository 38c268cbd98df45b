package dev.voucherstreams.history.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.generate.HistoryWriter;
import dev.voucherstreams.history.generate.SyntheticOrders;
import dev.voucherstreams.segments.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes are in a file: it gives rows, or the one line that says why it doesn't. */
class AnyFileTest {

  private static final List<String> NAMES =
      List.of(
          "a.parquet", "a.parquet.gz", "a.csv", "a.csv.gz", "a.csv.zst", "a.ndjson", "a.ndjson.gz");
  private static final Map<String, byte[]> HISTORIES = new HashMap<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void writeHistories() throws IOException {
    for (String name : NAMES) {
      HISTORIES.put(name, history(name));
    }
  }

  @Seeds.Runs(300)
  void anyBytes_underAnyName_giveRowsOrAReason(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(1_000)];
    random.nextBytes(bytes);

    read(NAMES.get(random.nextInt(NAMES.size())), bytes);
  }

  @Seeds.Runs(300)
  void damagedHistory_givesRowsOrAReason(long seed) throws IOException {
    Random random = new Random(seed);
    for (String name : NAMES) {
      byte[] bytes = HISTORIES.get(name).clone();
      for (int damages = random.nextInt(1, 5); damages > 0; damages--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      read(name, bytes);
    }
  }

  private static void read(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    try {
      assertThat(Histories.parsed(file)).isNotEmpty();
    } catch (UnusableFileException e) {
      assertThat(e.reason()).isNotBlank().hasLineCount(1).hasSizeLessThan(2_000);
    }
  }

  private static byte[] history(String name) throws IOException {
    Path file = folder.resolve(name);
    SyntheticOrders orders = new SyntheticOrders(1, 500);
    FileFormat format = FileFormat.ofName(name).orElseThrow();
    try (HistoryWriter writer = HistoryWriter.create(file, format, Compression.ofName(name))) {
      for (int row = 0; row < 20; row++) {
        writer.write(orders.next());
      }
    }
    return Files.readAllBytes(file);
  }
}
