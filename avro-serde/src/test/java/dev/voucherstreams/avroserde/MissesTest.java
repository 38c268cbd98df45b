package dev.voucherstreams.avroserde;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class MissesTest {

  /* A nanoTime may be anything, and pass the end of the longs. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
  private static final Duration KEPT = Duration.ofSeconds(10);

  private final Misses misses = new Misses(KEPT, now::get);

  @Test
  void reason_isRememberedForAWhile() {
    // Given
    add(1);

    // Then
    now.addAndGet(KEPT.minusNanos(1).toNanos());
    assertThat(misses.reason(id(1))).contains("no 1");
    now.addAndGet(1);
    assertThat(misses.reason(id(1))).isEmpty();
  }

  @Test
  void reason_thatIsGivenAgain_holdsFromThenOn() {
    // Given
    add(1);
    now.addAndGet(KEPT.toNanos());

    // When
    add(1);

    // Then
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(misses.reason(id(1))).contains("no 1");
  }

  @Test
  void reasons_ofMoreIdsThanAreKept_areThoseOfTheLast() {
    // When
    for (int id = 0; id < 3 * Misses.MOST; id++) {
      add(id);
    }

    // Then
    assertThat(misses.reason(id(2 * Misses.MOST - 1))).isEmpty();
    assertThat(misses.reason(id(2 * Misses.MOST))).isPresent();
    assertThat(misses.reason(id(3 * Misses.MOST - 1))).isPresent();
  }

  private void add(int id) {
    misses.add(id(id), new SerializationException("no " + id));
  }

  private static SchemaId id(int number) {
    return new SchemaId.Id(number);
  }
}
