package dev.voucherstreams.loader.progress;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal: how much, how fast, how much longer. */
record BarMeter(ProgressBar bar) implements Meter {

  private static final int REFRESH_MILLIS = 200;

  static Meter open(String task, String unit) {
    return new BarMeter(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setUnit(" " + unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(System.out))
            .showSpeed()
            .build());
  }

  @Override
  public void at(long done, long expected) {
    bar.maxHint(expected);
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
