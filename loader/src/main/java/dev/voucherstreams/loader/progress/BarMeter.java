package dev.voucherstreams.loader.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal: how much, how fast, how much longer. None where there is nothing to do. */
final class BarMeter implements Meter {

  private static final int REFRESH_MILLIS = 200;

  private final String task;
  private final String unit;
  private final Line line;
  private @Nullable ProgressBar bar;

  /**
   * The bar's line of the terminal, which ends once and stays ended. The bar itself, as its last
   * refreshes come, may end it twice, go on after the end, or not end it at all.
   */
  static final class Line extends ConsoleProgressBarConsumer {
    private boolean ended;

    Line(PrintStream terminal) {
      super(terminal);
    }

    @Override
    public synchronized void accept(String state) {
      if (!ended) {
        super.accept(state);
      }
    }

    @Override
    public synchronized void close() {
      if (!ended) {
        ended = true;
        super.close();
      }
    }
  }

  BarMeter(String task, String unit, PrintStream terminal) {
    this.task = task;
    this.unit = unit;
    this.line = new Line(terminal);
  }

  @Override
  public void at(long done, long expected) {
    if (expected > 0) {
      if (bar == null) {
        bar = open();
      }
      bar.maxHint(expected);
      bar.stepTo(done);
    }
  }

  private ProgressBar open() {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setUnit(" " + unit, 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MILLIS)
        .setConsumer(line)
        .showSpeed()
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      line.close();
    }
  }
}
