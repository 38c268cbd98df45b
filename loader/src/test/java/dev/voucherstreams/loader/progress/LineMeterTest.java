package dev.voucherstreams.loader.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineMeterTest {

  private final AtomicLong nanos = new AtomicLong();
  private final StringWriter printed = new StringWriter();
  private final Meter meter =
      new LineMeter("loading", "rows", new PrintWriter(printed), nanos::get);

  @Test
  void at_everyTwoSeconds_isALineWithRateAndTimeLeft() {
    atSecond(0, 0, 100_000);
    atSecond(1, 10_000, 100_000);
    atSecond(2, 20_000, 100_000);
    atSecond(3, 35_000, 100_000);
    atSecond(4, 50_000, 100_000);

    assertThat(printed)
        .hasToString(
            """
            loading: 20,000 of 100,000 rows (20%), 10,000 rows/s, 8 s left
            loading: 50,000 of 100,000 rows (50%), 12,500 rows/s, 4 s left
            """);
  }

  @Test
  void at_whenNothingMovesYet_promisesNothing() {
    atSecond(3, 0, 100);

    assertThat(printed).hasToString("loading: 0 of 100 rows (0%), 0 rows/s\n");
  }

  @Test
  void at_whenThereIsNothingToDo_isNoLine() {
    atSecond(3, 0, 0);

    assertThat(printed).asString().isEmpty();
  }

  @Test
  void close_ofAShortTask_leavesNoLine() {
    atSecond(1, 100, 100);
    meter.close();

    assertThat(printed).asString().isEmpty();
  }

  private void atSecond(long second, long done, long expected) {
    nanos.set(Duration.ofSeconds(second).toNanos());
    meter.at(done, expected);
  }
}
