package dev.voucherstreams.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history in which no value comes twice, in a process that can't hold it. */
class ReportMemoryTest {

  private static final int ROWS = 150_000;
  private static final long HEAP_BYTES = 64 << 20;

  @TempDir private Path folder;

  @Test
  void report_onAHistoryThatIsLargerThanTheHeap_isWritten() throws Exception {
    // Given
    Path history = folder.resolve("large.csv");
    write(history);
    assertThat(Files.size(history)).isGreaterThan(HEAP_BYTES);
    Path page = folder.resolve("large.html");

    // When
    Process report =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_BYTES,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "report",
                history.toString(),
                "--out",
                page.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    boolean ended = report.waitFor(5, TimeUnit.MINUTES);
    report.destroyForcibly();

    // Then
    assertThat(ended).isTrue();
    assertThat(report.exitValue()).as(Files.readString(folder.resolve("output"))).isZero();
    assertThat(page).content().contains("Of 150,000 rows, 75,000 (50.0 %) would count");
    assertThat(Files.size(page)).isLessThan(1_000_000);
  }

  /* Half of the rows count, each with an amount of its own; half are of a country of their own. */
  private static void write(Path history) throws IOException {
    String name = "x".repeat(190);
    String note = "y".repeat(400);
    try (BufferedWriter out = Files.newBufferedWriter(history)) {
      out.write(
          "timestamp,country_code,last_order_ts,first_order_ts,total_orders,voucher_amount,note\n");
      for (int i = 0; i < ROWS; i++) {
        String country = i % 2 == 0 ? "Peru" : name + i;
        out.write(
            "%s,%s,%s,%s,%d,%d,%s%n"
                .formatted(
                    time(1_500_000_000L + 61L * i),
                    country,
                    time(i * 7_777L),
                    time(i * 1_111L),
                    i,
                    i,
                    note));
      }
    }
  }

  private static Instant time(long epochSecond) {
    return Instant.ofEpochSecond(epochSecond);
  }
}
