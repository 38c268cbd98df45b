package dev.voucherstreams.loader.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class DestinationTest {

  private final Destination destination = new Destination("order-events", 12);
  private final ConsumerRecord<byte[], byte[]> record =
      new ConsumerRecord<>("order-events.dead-letter", 0, 5, null, null);

  @Test
  void letterOfTheTopic_hasNoObstacle() {
    deadLetteredAt("order-events", "11", "17");

    assertThat(destination.obstacle(new DeadLetter(record))).isEmpty();
  }

  @Test
  void letterOfAPartitionThatIsNotThere_cannotBeSent() {
    deadLetteredAt("order-events", "12", "17");

    assertThat(destination.obstacle(new DeadLetter(record)))
        .contains("order-events has only 12 partitions");
  }

  @Test
  void letterOfAnotherTopic_cannotBeSent() {
    deadLetteredAt("payments", "3", "17");

    assertThat(destination.obstacle(new DeadLetter(record)))
        .contains("it was read from payments, not from order-events");
  }

  @Test
  void letterThatSaysNothing_cannotBeSent() {
    assertThat(destination.obstacle(new DeadLetter(record)))
        .contains("it doesn't say where it was read");
  }

  @Test
  void letterThatLacksSomething_cannotBeSent_andSaysWhereTheRecordIs() {
    deadLetteredAt("order-events", "3", "17");
    header(DeadLetter.LEFT_OUT_HEADER, "value (3145728 bytes), 2 headers (70000 bytes)");

    assertThat(destination.obstacle(new DeadLetter(record)))
        .contains(
            "too large for a dead letter, so left out was: value (3145728 bytes), 2 headers (70000"
                + " bytes); the whole record is at order-events-3-17 itself");
  }

  @Test
  void failureBecauseOfARecord_isARefusal() {
    assertThat(
            destination.refusal(
                new KafkaException("error state", new RecordTooLargeException("5 MB"))))
        .contains("order-events refuses it: too large for its max.message.bytes");
    assertThat(destination.refusal(new InvalidRecordException("no key")))
        .contains("order-events refuses it: InvalidRecordException: no key");
  }

  @Test
  void failureOfKafka_isNone() {
    assertThat(destination.refusal(new KafkaException("error state", new TimeoutException("away"))))
        .isEmpty();
    assertThat(destination.refusal(new TopicAuthorizationException("not you"))).isEmpty();
  }

  private void deadLetteredAt(String topic, String partition, String offset) {
    header("__streams.errors.topic", topic);
    header("__streams.errors.partition", partition);
    header("__streams.errors.offset", offset);
  }

  private void header(String name, String value) {
    record.headers().add(name, value.getBytes(UTF_8));
  }
}
