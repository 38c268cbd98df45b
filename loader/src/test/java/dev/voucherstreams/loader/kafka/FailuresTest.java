package dev.voucherstreams.loader.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class FailuresTest {

  @Test
  void explain_aLoaderThatWasFenced_saysByWhat() {
    String reason =
        "another loader has begun to load the same data set, or this one stood still for longer"
            + " than a transaction may take";

    assertThat(Failures.explain(new ProducerFencedException("fenced"))).isEqualTo(reason);
    assertThat(
            Failures.explain(
                new KafkaException("in flight", new InvalidProducerEpochException(""))))
        .isEqualTo(reason);
  }

  @Test
  void explain_whatAlreadySaysEnough_isLeftAsItIs() {
    assertThat(Failures.explain(new SerializationException("the registry refused it")))
        .isEqualTo("the registry refused it");
    assertThat(
            Failures.explain(
                new UnusableClusterException("there is no topic x", new TimeoutException("60 s"))))
        .isEqualTo("there is no topic x");
    assertThat(
            Failures.explain(new KafkaException("construct", new ConfigException("no such key"))))
        .isEqualTo("no such key");
  }

  @Test
  void explain_aUserThatIsNotKnown_saysWhatToCorrect() {
    assertThat(
            Failures.explain(
                new KafkaException("failed", new SaslAuthenticationException("no such user"))))
        .isEqualTo("can't log in to Kafka: no such user; correct --kafka-config (KAFKA_CONFIG)");
    assertThat(
            Failures.explain(
                new SslAuthenticationException("handshake", new SSLException("who is that?"))))
        .isEqualTo("can't log in to Kafka: who is that?; correct --kafka-config (KAFKA_CONFIG)");
  }

  @Test
  void explain_aRightThatIsMissing_saysOnWhatAndWhereRightsAre() {
    assertThat(
            Failures.explain(
                new KafkaException("failed", new TopicAuthorizationException(Set.of("orders")))))
        .isEqualTo(
            "the Kafka user may not do this: Not authorized to access topics: [orders];"
                + " k8s/overlays/production/kafka/users.yaml has the rights that it takes");
  }

  @Test
  void explain_anythingElse_isTheInnermostCause() {
    assertThat(Failures.explain(new KafkaException("outer", new TimeoutException("60 s passed"))))
        .isEqualTo("Kafka failed: 60 s passed");
    assertThat(Failures.explain(new KafkaException("outer", new IllegalStateException())))
        .isEqualTo("Kafka failed: java.lang.IllegalStateException");
  }
}
