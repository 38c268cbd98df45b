package dev.voucherstreams.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private final ConsumerRecord<byte[], byte[]> record =
      new ConsumerRecord<>("order-events.dead-letter", 0, 5, bytes("key"), bytes("value"));

  @Test
  void letter_asKafkaStreamsWritesIt_saysWhereAndWhy() {
    // Given
    deadLetteredAt("order-events", "3", "17");

    // When
    DeadLetter letter = new DeadLetter(record);

    // Then
    assertThat(letter.place()).contains(new Origin("order-events", 3, 17));
    assertThat(letter.exception()).isEqualTo("java.lang.Exception");
    assertThat(letter.message()).isEqualTo("it is broken");
  }

  @Test
  void replay_isTheRecordAsReceivedWithItsOrigin() {
    // Given
    header("trace", "t1");
    header("empty", null);
    deadLetteredAt("order-events", "3", "17");

    // When
    ProducerRecord<byte[], byte[]> replay = new DeadLetter(record).replay().orElseThrow();

    // Then
    assertThat(replay.topic()).isEqualTo("order-events");
    assertThat(replay.partition()).isEqualTo(3);
    assertThat(replay.timestamp()).isNull();
    assertThat(replay.key()).isEqualTo(bytes("key"));
    assertThat(replay.value()).isEqualTo(bytes("value"));
    assertThat(replay.headers())
        .extracting(header -> header.key(), header -> text(header.value()))
        .containsExactly(
            tuple("trace", "t1"),
            tuple("empty", null),
            tuple("voucher.replay-of", "order-events-3-17"));
  }

  @Test
  void replay_ofAReplayThatWasDeadLetteredAgain_keepsTheOrigin() {
    // Given
    header(Origin.REPLAY_HEADER, "order-events-3-17");
    deadLetteredAt("order-events", "3", "20");

    // Then
    assertThat(originOfReplay()).isEqualTo("order-events-3-17");
  }

  @Test
  void replay_ofARecordWithAForgedOrigin_namesWhereItWasRead() {
    // Given
    header(Origin.REPLAY_HEADER, "order-events-4-17");
    deadLetteredAt("order-events", "3", "20");

    // Then
    assertThat(originOfReplay()).isEqualTo("order-events-3-20");
  }

  @Test
  void place_forgedByTheClient_isOverriddenByTheLastHeader() {
    // Given
    deadLetteredAt("somewhere", "0", "0");
    deadLetteredAt("order-events", "3", "17");

    // Then
    assertThat(new DeadLetter(record).place()).contains(new Origin("order-events", 3, 17));
    assertThat(new DeadLetter(record).receivedHeaders()).isEmpty();
  }

  @Test
  void letter_withoutHeaders_cannotBeReplayed() {
    DeadLetter letter = new DeadLetter(record);

    assertThat(letter.place()).isEmpty();
    assertThat(letter.replay()).isEmpty();
    assertThat(letter.exception()).isEmpty();
  }

  @Test
  void letter_thatLacksItsValue_saysSo_andCannotBeReplayed() {
    // Given
    header("trace", "t1");
    deadLetteredAt("order-events", "3", "17");
    header(DeadLetter.LEFT_OUT_HEADER, "value (3145728 bytes)");

    // When
    DeadLetter letter = new DeadLetter(record);

    // Then
    assertThat(letter.leftOut()).contains("value (3145728 bytes)");
    assertThat(letter.replay()).isEmpty();
    assertThat(letter.place()).contains(new Origin("order-events", 3, 17));
    assertThat(letter.receivedHeaders()).extracting(Header::key).containsExactly("trace");
  }

  @Test
  void letter_knowsWhereItStands() {
    DeadLetter letter = new DeadLetter(record);

    assertThat(letter.here()).hasToString("order-events.dead-letter-0-5");
    assertThat(letter.leftOut()).isEmpty();
  }

  private String originOfReplay() {
    ProducerRecord<byte[], byte[]> replay = new DeadLetter(record).replay().orElseThrow();
    assertThat(replay.headers().headers(Origin.REPLAY_HEADER)).hasSize(1);
    return text(replay.headers().lastHeader(Origin.REPLAY_HEADER).value());
  }

  private void deadLetteredAt(String topic, String partition, String offset) {
    header("__streams.errors.exception", "java.lang.Exception");
    header("__streams.errors.message", "it is broken");
    header("__streams.errors.stacktrace", "at …");
    header("__streams.errors.topic", topic);
    header("__streams.errors.partition", partition);
    header("__streams.errors.offset", offset);
  }

  private void header(String name, String value) {
    record.headers().add(name, bytes(value));
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
