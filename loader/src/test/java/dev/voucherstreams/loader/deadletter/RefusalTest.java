package dev.voucherstreams.loader.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void failureBecauseOfARecord_isARefusal() {
    assertThat(Refusal.of(new KafkaException("error state", new RecordTooLargeException("5 MB"))))
        .contains("too large for its max.message.bytes");
    assertThat(Refusal.of(new InvalidRecordException("no key")))
        .contains("InvalidRecordException: no key");
  }

  @Test
  void failureOfKafka_isNone() {
    assertThat(Refusal.of(new KafkaException("error state", new TimeoutException("away"))))
        .isEmpty();
    assertThat(Refusal.of(new TopicAuthorizationException("not you"))).isEmpty();
  }
}
