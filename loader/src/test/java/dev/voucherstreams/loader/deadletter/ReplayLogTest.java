package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.loader.send.KafkaSettings;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ReplayLogTest {

  private static final TopicPartition LETTERS = new TopicPartition("order-events.dead-letter", 0);

  private final ReplayLog log = log();

  @Test
  void position_ofAPartitionThatWasNeverReplayed_isItsBeginning() {
    assertThat(log.position(LETTERS, null)).isZero();
  }

  @Test
  void position_afterAReplay_isBehindItsLastLetter() {
    // When
    List<ProducerRecord<byte[], byte[]>> rows = log.rows(List.of(letter(3), letter(9)));

    // Then
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).topic()).isEqualTo("dead-letter-replays");
    assertThat(rows.get(0).key()).asString(UTF_8).isEqualTo("order-events.dead-letter-0");
    assertThat(log.position(LETTERS, rows.get(0).value())).isEqualTo(10);
  }

  @Test
  void position_inATopicThatWasCreatedAnew_isItsBeginning() {
    // Given
    byte[] row = log.rows(List.of(letter(9))).get(0).value();

    // Then
    assertThat(log().position(LETTERS, row)).isZero();
  }

  @Test
  void position_thatCannotBeUnderstood_isRefused() {
    assertThatThrownBy(() -> log.position(LETTERS, "ten".getBytes(UTF_8)))
        .hasMessage(
            "dead-letter-replays should say how far order-events.dead-letter-0 is done with,"
                + " but says: ten");
  }

  private static ReplayLog log() {
    KafkaSettings kafka = new KafkaSettings("unused:1", "http://unused", new Topics(""), Map.of());
    TopicDescription topic =
        new TopicDescription(LETTERS.topic(), false, List.of(), Set.of(), Uuid.randomUuid());
    return new ReplayLog(kafka, topic);
  }

  private static DeadLetter letter(long offset) {
    return new DeadLetter(new ConsumerRecord<>(LETTERS.topic(), 0, offset, null, null));
  }
}
