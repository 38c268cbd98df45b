package dev.voucherstreams.streamsapp.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.streamsapp.app.TransactionAges.PartitionOffsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TransactionAgesTest {

  private static final TopicPartition PARTITION = new TopicPartition("order-events", 3);

  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private final TransactionAges ages = new TransactionAges(() -> now);

  @Test
  void partitionWithoutAnOpenTransaction_hasNoAge_howeverLongItStandsStill() {
    assertThat(age(100, 100)).isZero();
    pass(600);
    assertThat(age(100, 100)).isZero();
    assertThat(age(100, 99)).as("the end was asked first").isZero();
  }

  @Test
  void openTransaction_getsOlder_whateverIsWrittenBehindIt() {
    assertThat(age(100, 101)).isZero();
    pass(15);
    assertThat(age(100, 101)).isEqualTo(Duration.ofSeconds(15));
    pass(300);
    assertThat(age(100, 9_000)).isEqualTo(Duration.ofSeconds(315));
  }

  @Test
  void transactionsOneAfterTheOther_beginAnew() {
    assertThat(age(100, 150)).isZero();
    pass(60);
    assertThat(age(151, 200)).isZero();
    pass(15);
    assertThat(age(151, 200)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void transaction_beginsWhenItIsSeen_notWhenThePartitionCameToItsEnd() {
    assertThat(age(100, 100)).isZero();
    pass(3_600);
    assertThat(age(100, 101)).isZero();
  }

  @Test
  void transactionThatHasEnded_isForgotten() {
    age(100, 101);
    pass(600);
    age(102, 102);
    pass(15);
    assertThat(age(102, 103)).isZero();
  }

  @Test
  void transactionThatCouldNotBeSeenForATime_isAsOldAsItIs() {
    age(100, 101);
    pass(900);
    assertThat(age(100, 101)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void partitions_areApart() {
    age(100, 101);
    pass(30);
    TopicPartition other = new TopicPartition("order-events", 4);

    assertThat(ages.age(other, new PartitionOffsets(100, 101))).isZero();
    assertThat(age(100, 101)).isEqualTo(Duration.ofSeconds(30));
  }

  private Duration age(long lastStable, long end) {
    return ages.age(PARTITION, new PartitionOffsets(lastStable, end));
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }
}
