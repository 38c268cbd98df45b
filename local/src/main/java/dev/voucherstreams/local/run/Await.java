package dev.voucherstreams.local.run;

import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.LocalException;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits for something to come true while every component has to stay alive. */
record Await(ProcessGroup children) {

  /* On a machine with much else to do, a start that takes 10 s otherwise has taken 2 minutes. */
  static final Duration LIMIT = Duration.ofMinutes(5);
  static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * Asks again and again until the probe passes.
   *
   * @param complaint what to say when the limit is over
   * @throws LocalException if a component ends, or the limit is over
   */
  void until(Probe probe, Supplier<String> complaint) throws InterruptedException {
    if (!within(LIMIT, probe)) {
      throw new LocalException(complaint.get());
    }
  }

  /**
   * Asks again and again until the probe passes or the limit is over, and says whether it passed.
   *
   * @throws LocalException if a component ends
   */
  boolean within(Duration limit, Probe probe) throws InterruptedException {
    Stopwatch waiting = Stopwatch.start();
    while (!probe.passes()) {
      if (waiting.elapsed().compareTo(limit) > 0) {
        return false;
      }
      children.pause(PAUSE);
    }
    return true;
  }
}
