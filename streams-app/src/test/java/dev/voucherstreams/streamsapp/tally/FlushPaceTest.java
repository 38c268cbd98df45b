package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FlushPaceTest {

  private boolean busy;
  private final FlushPace pace = new FlushPace(Duration.ofMillis(80), () -> busy);

  @Test
  void everyCallOnTimeFlushes() {
    assertThat(flushesAt(1_000, 1_080, 1_165, 1_260)).containsExactly(1_000, 1_080, 1_165, 1_260);
  }

  @Test
  void oneThatComesRightAfterALongCommitIsLeftOut() {
    assertThat(flushesAt(1_000, 1_130, 1_200, 1_330, 1_360)).containsExactly(1_000, 1_200, 1_360);
  }

  @Test
  void twoOfThreeAreLeftOutWhileManyRecordsWait() {
    busy = true;

    assertThat(flushesAt(1_000, 1_080, 1_160, 1_240, 1_320, 1_400)).containsExactly(1_160, 1_400);
  }

  @Test
  void theNextFlushesWhenNoMoreWait() {
    busy = true;
    assertThat(flushesAt(1_000)).isEmpty();

    busy = false;
    assertThat(flushesAt(1_080, 1_160)).containsExactly(1_080, 1_160);
  }

  @Test
  void neverAreThreeInARow() {
    assertThat(flushesAt(1_000, 1_500, 2_000, 2_500, 3_000, 3_500)).containsExactly(1_000, 2_500);
  }

  private long[] flushesAt(long... calls) {
    return LongStream.of(calls).filter(pace::isDue).toArray();
  }
}
