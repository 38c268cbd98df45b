package dev.voucherstreams.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.loader.generation.Parts;
import dev.voucherstreams.loader.kafka.StallDetector;
import dev.voucherstreams.loader.load.LoadOutcome.Tally;
import dev.voucherstreams.schemas.generation.GenerationRecords;
import dev.voucherstreams.schemas.generation.TableKey.Part;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TallyWatchTest {

  private static final Map<TopicPartition, Long> ORDERS =
      Map.of(
          new TopicPartition("order-events", 0), 100L, new TopicPartition("order-events", 1), 50L);

  private final Queue<List<GenerationPart>> told = new ArrayDeque<>();
  private final GenerationRecords latest = new GenerationRecords();
  private final List<String> meter = new ArrayList<>();

  @Test
  void await_allPartsComeToTheEnds_isCountedOnlyThen() {
    // Given: the second part is behind
    tell(Parts.of("g00000001-1", 0, 2, 100, 50));
    tell(Parts.of("g00000001-1", 1, 2, 40, 0));
    tell(Parts.of("g00000001-1", 1, 2, 100, 30));
    tell(Parts.of("g00000001-1", 1, 2, 120, 50));

    // When
    Tally tally = await();

    // Then
    assertThat(tally).isEqualTo(Tally.COUNTED);
    assertThat(meter).containsExactly("0/110", "90/110", "110/110");
    assertThat(told).isEmpty();
  }

  @Test
  void await_twoGenerations_waitsForBoth() {
    tell(Parts.of("g00000001-1", 0, 1, 100, 50), Parts.of("g00000002-1", 0, 1, 10, 0));
    tell(Parts.of("g00000001-1", 0, 1, 100, 50));
    tell(Parts.of("g00000002-1", 0, 1, 100, 50));

    assertThat(await()).isEqualTo(Tally.COUNTED);
    assertThat(told).isEmpty();
  }

  @Test
  void await_allCountedBefore_isCountedWithTheFirstPart() {
    tell(Parts.of("g00000001-1", 0, 1, 100, 50));

    assertThat(await()).isEqualTo(Tally.COUNTED);
    assertThat(meter).containsExactly("0/0");
  }

  @Test
  void await_partitionThatAPartHasHeardNothingOf_isNotCounted() {
    tell(Parts.of("g00000001-1", 0, 1, 100));

    assertThat(await()).isEqualTo(Tally.NOT_MOVING);
  }

  @Test
  void await_nobodyTellsAnything_isNotMoving() {
    assertThat(await()).isEqualTo(Tally.NOT_MOVING);
    assertThat(meter).isEmpty();
  }

  @Test
  void await_partsThatStandStill_isNotMoving() {
    for (int i = 0; i < 10; i++) {
      tell(Parts.of("g00000001-1", 0, 1, 99, 50));
    }

    assertThat(await()).isEqualTo(Tally.NOT_MOVING);
    assertThat(meter).contains("0/1").doesNotContain("1/1");
  }

  @Test
  void await_toldToStop_isStopped() {
    AtomicLong asked = new AtomicLong();

    assertThat(await(() -> asked.incrementAndGet() > 1)).isEqualTo(Tally.WAIT_STOPPED);
  }

  private void tell(GenerationPart... parts) {
    told.add(List.of(parts));
  }

  private Tally await() {
    return await(() -> false);
  }

  private Tally await(BooleanSupplier stop) {
    AtomicLong time = new AtomicLong();
    StallDetector stall = new StallDetector(Duration.ofNanos(3), time::incrementAndGet);
    return new TallyWatch(this::tellNext, stall).await(ORDERS, new RecordingMeter(meter), stop);
  }

  private Collection<List<GenerationPart>> tellNext(Duration limit) {
    List<GenerationPart> next = told.isEmpty() ? List.of() : told.remove();
    next.forEach(part -> latest.put(new Part(part.getGeneration(), part.getPart()), part));
    return latest.parts().values();
  }
}
