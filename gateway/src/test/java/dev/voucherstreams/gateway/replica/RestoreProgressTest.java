package dev.voucherstreams.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.TestClock;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
  private static final TopicPartition FIRST = new TopicPartition("segment-vouchers", 0);
  private static final TopicPartition SECOND = new TopicPartition("segment-vouchers", 1);

  private final TestClock clock = new TestClock("2026-11-24T02:10:00Z");
  private final RestoreProgress progress = new RestoreProgress(clock);

  @Test
  void progress_beforeARestore_isUnknown() {
    assertThat(progress.recordsLeft()).isEmpty();
    assertThat(progress.timeLeft()).isEmpty();
  }

  @Test
  void progress_atTheBeginning_knowsWhatIsLeftButNoTime() {
    progress.onRestoreStart(FIRST, "store", 100, 1100);

    assertThat(progress.recordsLeft()).hasValue(1000);
    assertThat(progress.timeLeft()).isEmpty();
  }

  @Test
  void progress_inTheMiddle_goesByThePaceSoFar() {
    // Given
    progress.onRestoreStart(FIRST, "store", 0, 1000);
    progress.onRestoreStart(SECOND, "store", 0, 1000);

    // When
    clock.advance(Duration.ofSeconds(2));
    progress.onBatchRestored(FIRST, "store", 500, 450);

    // Then
    assertThat(progress.recordsLeft()).hasValue(1500);
    assertThat(progress.timeLeft()).contains(Duration.ofSeconds(6));
  }

  @Test
  void progress_atTheEnd_hasNothingLeft() {
    progress.onRestoreStart(FIRST, "store", 0, 1000);
    clock.advance(Duration.ofSeconds(2));

    progress.onRestoreEnd(FIRST, "store", 990);

    assertThat(progress.recordsLeft()).hasValue(0);
    assertThat(progress.timeLeft()).contains(Duration.ZERO);
  }
}
