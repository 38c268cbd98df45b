package dev.voucherstreams.loader.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallDetectorTest {

  /* Beginning near the end of what a long holds: System.nanoTime may be anything, and overflow. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final StallDetector stall = new StallDetector(Duration.ofNanos(10), nanos::get);

  @Test
  void isStalled_whenNothingMoves_afterTheLimit() {
    assertThat(stall.isStalled(7L)).isFalse();
    nanos.addAndGet(9);
    assertThat(stall.isStalled(7L)).isFalse();
    nanos.addAndGet(1);
    assertThat(stall.isStalled(7L)).isTrue();
  }

  @Test
  void isStalled_asLongAsSomethingMoves_never() {
    for (long seen = 0; seen < 20; seen++) {
      nanos.addAndGet(9);
      assertThat(stall.isStalled(seen)).isFalse();
    }
    nanos.addAndGet(10);
    assertThat(stall.isStalled(19L)).isTrue();
  }
}
