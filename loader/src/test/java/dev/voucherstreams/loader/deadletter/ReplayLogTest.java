package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ReplayLogTest {

  private static final TopicPartition LETTERS = new TopicPartition("order-events.dead-letter", 0);

  private final ReplayLog log = log();

  @Test
  void logWithoutRows_allLettersWait() {
    Waiting waiting = log.waiting(Map.of());

    assertThat(waiting.contains(letter(0))).isTrue();
    assertThat(waiting.isNew(letter(0))).isTrue();
    assertThat(waiting.begin()).containsExactly(entry(LETTERS, 0L));
  }

  @Test
  void logAfterAReplay_thoseBehindTheLastLetterWait_andThoseThatWerePassedOver() {
    // When
    Waiting waiting =
        log.waiting(table(log.position(letter(9)), log.passedOver(letter(3), "it: is\nbroken")));

    // Then
    assertThat(waiting.contains(letter(10))).isTrue();
    assertThat(waiting.contains(letter(9))).isFalse();
    assertThat(waiting.contains(letter(3))).isTrue();
    assertThat(waiting.isNew(letter(3))).isFalse();
    assertThat(waiting.whyPassedOver(letter(3))).contains("it: is\nbroken");
    assertThat(waiting.whyPassedOver(letter(10))).isEmpty();
    assertThat(waiting.begin()).containsExactly(entry(LETTERS, 3L));
  }

  @Test
  void rowOfALetterThatIsDoneWith_isATombstoneOfTheOneThatPassedItOver() {
    ProducerRecord<byte[], byte[]> row = log.doneWith(letter(3).here());

    assertThat(row.topic()).isEqualTo("dead-letter-replays");
    assertThat(row.key()).isEqualTo(log.passedOver(letter(3), "why").key());
    assertThat(row.value()).isNull();
  }

  @Test
  void logOfATopicThatWasCreatedAnew_allLettersWait() {
    // Given
    Map<String, byte[]> rows =
        table(log.position(letter(9)), log.passedOver(letter(3), "it is broken"));

    // When
    Waiting waiting = log().waiting(rows);

    // Then
    assertThat(waiting.positions()).containsExactly(entry(LETTERS, 0L));
    assertThat(waiting.passedOver()).isEmpty();
  }

  @Test
  void logThatCannotBeUnderstood_isRefused_withTheWayOut() {
    Map<String, byte[]> rows = Map.of("order-events.dead-letter-0", "ten".getBytes(UTF_8));

    assertThatThrownBy(() -> log.waiting(rows))
        .hasMessage(
            "dead-letter-replays should say how far order-events.dead-letter-0 is processed,"
                + " but says: ten; to have all wait again: make console-producer"
                + " TOPIC=dead-letter-replays, and there order-events.dead-letter-0|0 of "
                + log.deadLetters().topicId());
    assertThat(log.everything().contains(letter(0))).isTrue();
  }

  @Test
  void rowsOfOtherTopics_andOthersThatNobodyUnderstands_areIgnored() {
    // Given
    Map<String, byte[]> rows =
        Map.of(
            "voucher-requests.dead-letter-0", "ten".getBytes(UTF_8),
            "voucher-requests.dead-letter-0-3", "passed over of x: y".getBytes(UTF_8),
            "order-events.dead-letter-0-3", "?".getBytes(UTF_8),
            "", "?".getBytes(UTF_8));

    // Then
    assertThat(log.waiting(rows)).isEqualTo(log.everything());
  }

  private static Map<String, byte[]> table(
      ProducerRecord<byte[], byte[]> position, ProducerRecord<byte[], byte[]> passedOver) {
    return Stream.of(position, passedOver)
        .collect(Collectors.toMap(row -> new String(row.key(), UTF_8), ProducerRecord::value));
  }

  private static ReplayLog log() {
    TopicDescription topic =
        new TopicDescription(
            LETTERS.topic(),
            false,
            List.of(new TopicPartitionInfo(LETTERS.partition(), null, List.of(), List.of())),
            Set.of(),
            Uuid.randomUuid());
    return new ReplayLog("dead-letter-replays", topic);
  }

  private static DeadLetter letter(long offset) {
    return new DeadLetter(new ConsumerRecord<>(LETTERS.topic(), 0, offset, null, null));
  }
}
