package dev.voucherstreams.history.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of any size are read in the same memory: these have several times as many bytes as it. */
class ConstantMemoryTest {

  private static final int HEAP_MB = 16;
  private static final long FILE_BYTES = 3L * HEAP_MB * 1024 * 1024;
  private static final int ROW_BYTES = 1_000;
  private static final int ROWS = (int) (FILE_BYTES / ROW_BYTES);

  private static final List<String> COLUMNS =
      Stream.of(Column.values()).map(Column::columnName).toList();

  @TempDir private Path folder;

  @Test
  void files_largerThanTheHeap_areReadToTheirEnds() throws Exception {
    // Given: packed or not, several times the heap
    List<Path> files =
        List.of(
            write(Layout.PARQUET_UNCOMPRESSED),
            write(Layout.CSV),
            write(Layout.NDJSON),
            write(Layout.PACKED_CSV));
    assertThat(files.subList(0, 3))
        .allSatisfy(file -> assertThat(Files.size(file)).isGreaterThan(FILE_BYTES));

    // When
    Process reader = start(files);
    String printed = new String(reader.getInputStream().readAllBytes(), UTF_8);

    // Then
    assertThat(reader.waitFor()).as(printed).isZero();
    assertThat(printed.lines())
        .isEqualTo(Collections.nCopies(files.size(), Integer.toString(ROWS)));
  }

  private Path write(Layout layout) throws IOException {
    Path file = layout.write(Files.createTempDirectory(folder, "large"), COLUMNS, new LargeRows());
    file.toFile().deleteOnExit();
    return file;
  }

  private static Process start(List<Path> files) throws IOException {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + HEAP_MB + "m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ReadThrough.class.getName());
    return new ProcessBuilder(Stream.concat(java, files.stream().map(Path::toString)).toList())
        .redirectErrorStream(true)
        .start();
  }

  /** Rows that are made when they are asked for, each with blanks that nobody needs. */
  private static final class LargeRows extends AbstractList<Map<String, String>> {

    private static final Map<String, String> ORDER =
        Map.of(
            "country_code", "Peru",
            "timestamp", "2020-04-05 15:07:46",
            "last_order_ts", "2020-01-06",
            "first_order_ts", "2019-01-06",
            "total_orders", "14");

    @Override
    public Map<String, String> get(int row) {
      Map<String, String> order = new HashMap<>(ORDER);
      order.put("voucher_amount", row + " ".repeat(ROW_BYTES));
      return order;
    }

    @Override
    public int size() {
      return ROWS;
    }
  }
}
