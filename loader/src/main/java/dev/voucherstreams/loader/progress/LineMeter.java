package dev.voucherstreams.loader.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Prints a line every few seconds; nothing for a task that is done before, or has nothing to do.
 */
final class LineMeter implements Meter {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final String task;
  private final String unit;
  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final long started;
  private long lastLine;

  LineMeter(String task, String unit, PrintWriter out, LongSupplier nanoTime) {
    this.task = task;
    this.unit = unit;
    this.out = out;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.lastLine = started;
  }

  @Override
  public void at(long done, long expected) {
    long now = nanoTime.getAsLong();
    if (expected > 0 && now - lastLine >= INTERVAL_NANOS) {
      lastLine = now;
      print(done, expected, (now - started) / NANOS_PER_SECOND);
    }
  }

  private void print(long done, long expected, double seconds) {
    double rate = done / seconds;
    long percent = 100 * done / expected;
    String secondsLeft =
        rate == 0 ? "" : String.format(Locale.ROOT, ", %.0f s left", (expected - done) / rate);
    out.printf(
        Locale.ROOT,
        "%s: %,d of %,d %s (%d%%), %,.0f %s/s%s%n",
        task,
        done,
        expected,
        unit,
        percent,
        rate,
        unit,
        secondsLeft);
  }

  @Override
  public void close() {
    // The summary follows.
  }
}
