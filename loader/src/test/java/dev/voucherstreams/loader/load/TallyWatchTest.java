package dev.voucherstreams.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.loader.kafka.GroupOffsets;
import dev.voucherstreams.loader.kafka.StallDetector;
import dev.voucherstreams.loader.load.LoadOutcome.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TallyWatchTest {

  private static final TopicPartition ORDERS_0 = new TopicPartition("order-events", 0);
  private static final TopicPartition ORDERS_1 = new TopicPartition("order-events", 1);
  private static final TopicPartition PARTIALS =
      new TopicPartition("tally-segment-partials-repartition", 0);

  private final Group group = new Group();
  private final List<String> meter = new ArrayList<>();

  /** A group whose offsets move on by a step whenever they are asked for. */
  private static final class Group implements GroupOffsets {
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Long> steps = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private long flushesAt = Long.MIN_VALUE;

    @Override
    public Map<TopicPartition, Long> committed(String name) {
      assertThat(name).isEqualTo("tally");
      steps.forEach((partition, step) -> committed.merge(partition, step, Long::sum));
      return committed;
    }

    @Override
    public Map<TopicPartition, Long> ends(String topic) {
      if (System.nanoTime() < flushesAt) {
        return Map.of();
      }
      Map<TopicPartition, Long> found = new HashMap<>(ends);
      found.keySet().removeIf(partition -> !partition.topic().equals(topic));
      return found;
    }
  }

  @Test
  void await_groupReadsAllAndWhatItPassesOn_isCounted() throws Exception {
    // Given
    group.steps.putAll(Map.of(ORDERS_0, 50L, ORDERS_1, 100L, PARTIALS, 4L));
    group.ends.put(PARTIALS, 20L);

    // When
    Tally tally = await(Map.of(ORDERS_0, 100L, ORDERS_1, 100L));

    // Then: 150 + 50 orders, then what is left of the 20 partials
    assertThat(tally).isEqualTo(Tally.COUNTED);
    assertThat(group.committed.get(PARTIALS)).isGreaterThanOrEqualTo(20L);
    assertThat(meter).containsExactly("0/50", "50/50", "0/8", "4/8", "8/8");
  }

  @Test
  void await_allCountedBefore_isCountedAtOnce() throws Exception {
    group.committed.put(ORDERS_0, 100L);

    assertThat(await(Map.of(ORDERS_0, 100L))).isEqualTo(Tally.COUNTED);
  }

  @Test
  void await_groupThatNeverReads_isNotMoving() throws Exception {
    assertThat(await(Map.of(ORDERS_0, 100L))).isEqualTo(Tally.NOT_MOVING);
    assertThat(meter).contains("0/100").doesNotContain("100/100");
  }

  @Test
  void await_groupThatStopsBetweenItsPhases_isNotMoving() throws Exception {
    group.committed.put(ORDERS_0, 100L);
    group.ends.put(PARTIALS, 20L);

    assertThat(await(Map.of(ORDERS_0, 100L))).isEqualTo(Tally.NOT_MOVING);
  }

  @Test
  void await_toldToStop_isStopped() throws Exception {
    AtomicLong asked = new AtomicLong();

    Tally tally = await(Map.of(ORDERS_0, 100L), () -> asked.incrementAndGet() > 2);

    assertThat(tally).isEqualTo(Tally.WAIT_STOPPED);
  }

  @Test
  void await_groupThatPassesOnLate_isCountedOnlyThen() throws Exception {
    // Given: the orders are read, but what comes of them appears after the flush interval only
    group.committed.put(ORDERS_0, 100L);
    group.flushesAt = System.nanoTime() + Duration.ofMillis(400).toNanos();
    group.steps.put(PARTIALS, 4L);
    group.ends.put(PARTIALS, 20L);

    // When
    Tally tally = await(Map.of(ORDERS_0, 100L), Duration.ofMillis(400), () -> false);

    // Then
    assertThat(tally).isEqualTo(Tally.COUNTED);
    assertThat(group.committed.get(PARTIALS)).isGreaterThanOrEqualTo(20L);
  }

  @Test
  void await_toldToStopBeforeTheFlush_isStopped() throws Exception {
    group.committed.put(ORDERS_0, 100L);

    assertThat(await(Map.of(ORDERS_0, 100L), Duration.ofHours(1), () -> true))
        .isEqualTo(Tally.WAIT_STOPPED);
  }

  private Tally await(Map<TopicPartition, Long> orders) throws Exception {
    return await(orders, () -> false);
  }

  private Tally await(Map<TopicPartition, Long> orders, BooleanSupplier stop) throws Exception {
    return await(orders, Duration.ofMillis(1), stop);
  }

  private Tally await(
      Map<TopicPartition, Long> orders, Duration flushInterval, BooleanSupplier stop)
      throws Exception {
    AtomicLong time = new AtomicLong();
    StallDetector stall = new StallDetector(Duration.ofNanos(3), time::incrementAndGet);
    return new TallyWatch(group, "tally", flushInterval, stall)
        .await(orders, new RecordingMeter(meter), stop);
  }
}
