package dev.voucherstreams.loader.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

  /* Beginning near the end of what a long holds: System.nanoTime may be anything, and overflow. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Patience patience = new Patience(Duration.ofNanos(10), nanos::get);

  @Test
  void isOver_whenNothingMoves_afterTheLimit() {
    assertThat(patience.isOver(7L)).isFalse();
    nanos.addAndGet(9);
    assertThat(patience.isOver(7L)).isFalse();
    nanos.addAndGet(1);
    assertThat(patience.isOver(7L)).isTrue();
  }

  @Test
  void isOver_asLongAsSomethingMoves_never() {
    for (long seen = 0; seen < 20; seen++) {
      nanos.addAndGet(9);
      assertThat(patience.isOver(seen)).isFalse();
    }
    nanos.addAndGet(10);
    assertThat(patience.isOver(19L)).isTrue();
  }
}
