package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FlushPaceTest {

  private final FlushPace pace = new FlushPace(Duration.ofMillis(80));

  @Test
  void everyCallOnTimeFlushes() {
    assertThat(flushesAt(1_000, 1_080, 1_165, 1_260)).containsExactly(1_000, 1_080, 1_165, 1_260);
  }

  @Test
  void oneThatComesRightAfterALongCommitIsLeftOut() {
    assertThat(flushesAt(1_000, 1_130, 1_200, 1_330, 1_360)).containsExactly(1_000, 1_200, 1_360);
  }

  @Test
  void neverAreTwoInARow() {
    assertThat(flushesAt(1_000, 1_500, 2_000, 2_500, 3_000)).containsExactly(1_000, 2_000, 3_000);
  }

  private long[] flushesAt(long... calls) {
    return LongStream.of(calls).filter(pace::isDue).toArray();
  }
}
