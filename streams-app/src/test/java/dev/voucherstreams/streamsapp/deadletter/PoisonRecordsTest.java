package dev.voucherstreams.streamsapp.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.schemas.deadletter.Origin;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonRecordsTest {

  private static final Origin RECORD = new Origin("orders", 3, 17);

  private final PoisonRecords records = new PoisonRecords();

  static Stream<Throwable> failuresOfARecord() {
    return Stream.of(
        new IllegalStateException("bug"),
        new StackOverflowError(),
        new NoClassDefFoundError(),
        new StreamsException("wrapped", new ClassCastException()),
        new StreamsException("twice", new StreamsException("wrapped", new OutOfMemoryError())));
  }

  @ParameterizedTest
  @MethodSource("failuresOfARecord")
  void record_thatHasFailedThreeTimes_isPoison(Throwable failure) {
    // Given
    records.blame(RECORD, failure);
    records.blame(RECORD, failure);
    assertThat(poison()).isEmpty();

    // When
    records.blame(RECORD, failure);

    // Then
    assertThat(poison()).containsExactly(17L);
  }

  static Stream<Throwable> failuresOfOthers() {
    return Stream.of(
        new TimeoutException("the broker"),
        new StreamsException("a send", new TimeoutException("the broker")),
        new TimeoutException("the registry", new IOException("refused")),
        new InterruptException("stopped"),
        new ConfigException("the serde"),
        new KafkaException("the producer is in an error state"),
        new SerializationException("broken state"),
        new ProcessorStateException("the disk", new IOException("full")),
        new InvalidStateStoreException("closed"),
        new TaskMigratedException("fenced", new IllegalStateException()));
  }

  @ParameterizedTest
  @MethodSource("failuresOfOthers")
  void record_isNotBlamedForWhatIsNotItsOwn(Throwable failure) {
    // When
    for (int times = 0; times < 10; times++) {
      records.blame(RECORD, failure);
    }

    // Then
    assertThat(poison()).isEmpty();
  }

  @Test
  void records_thatTakeTurns_areBothPoisonInTheEnd() {
    // Given: the second ends the client before the first one's letter is committed
    Origin second = new Origin("orders", 3, 18);

    // When
    for (int times = 0; times < 3; times++) {
      records.blame(RECORD, new IllegalStateException("first"));
      records.blame(second, new IllegalStateException("second"));
    }

    // Then
    assertThat(poison()).containsExactlyInAnyOrder(17L, 18L);
  }

  @Test
  void record_ofAnotherPartitionOrTopic_isAnother() {
    // When
    for (int times = 0; times < 3; times++) {
      records.blame(RECORD, new IllegalStateException());
    }

    // Then
    assertThat(records.of("orders", 2)).isEmpty();
    assertThat(records.of("requests", 3)).isEmpty();
  }

  private Set<Long> poison() {
    return records.of("orders", 3).keySet();
  }
}
