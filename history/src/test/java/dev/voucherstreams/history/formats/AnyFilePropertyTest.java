package dev.voucherstreams.history.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.generate.HistoryWriter;
import dev.voucherstreams.history.generate.SyntheticOrders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever bytes are in a file: it gives rows, or the one line that says why it doesn't. */
class AnyFilePropertyTest {

  private static final Map<String, byte[]> HISTORIES = new HashMap<>();

  private static Path folder;

  @BeforeContainer
  static void writeHistories() throws IOException {
    folder = Files.createTempDirectory("any-file-");
    for (String name : names()) {
      HISTORIES.put(name, history(name));
    }
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    for (String name : names()) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  @Property(tries = 200)
  void anyBytes_underAnyName_giveRowsOrAReason(
      @ForAll("fileNames") String name, @ForAll byte[] bytes) throws IOException {
    read(name, bytes);
  }

  @Property(tries = 500)
  void damagedHistory_givesRowsOrAReason(
      @ForAll("fileNames") String name, @ForAll("damages") List<Tuple2<Double, Byte>> damages)
      throws IOException {
    byte[] bytes = HISTORIES.get(name).clone();
    for (Tuple2<Double, Byte> damage : damages) {
      bytes[(int) (damage.get1() * bytes.length)] = damage.get2();
    }
    read(name, bytes);
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
    try (HistoryWriter writer = HistoryWriter.create(file, format, FileFormat.isGzipName(name))) {
      for (int row = 0; row < 20; row++) {
        writer.write(orders.next());
      }
    }
    return Files.readAllBytes(file);
  }

  private static List<String> names() {
    return List.of("a.parquet", "a.parquet.gz", "a.csv", "a.csv.gz", "a.ndjson", "a.ndjson.gz");
  }

  @Provide
  Arbitrary<String> fileNames() {
    return Arbitraries.of(names());
  }

  @Provide
  Arbitrary<List<Tuple2<Double, Byte>>> damages() {
    Arbitrary<Double> places = Arbitraries.doubles().between(0, true, 1, false);
    return places
        .flatMap(place -> Arbitraries.bytes().map(value -> Tuple.of(place, value)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
