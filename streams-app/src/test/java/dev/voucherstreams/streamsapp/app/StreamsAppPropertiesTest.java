package dev.voucherstreams.streamsapp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StreamsAppPropertiesTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties({StreamsAppProperties.class, KafkaProperties.class})
  static class Settings {}

  /* The gateway shows them in this order too, and `make run` waits until both show the same. */
  @Test
  void countries_several_keepTheirOrder() {
    application
        .withPropertyValues("voucher.countries=Peru,Chile,Bolivia,Ecuador,Argentina")
        .run(
            context ->
                assertThat(context.getBean(StreamsAppProperties.class).countries())
                    .containsExactly("Peru", "Chile", "Bolivia", "Ecuador", "Argentina"));
  }

  @Test
  void countries_none_isRefused() {
    application
        .withPropertyValues("voucher.countries=")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessage(
                        "voucher.countries is empty; name the countries served, e.g. Peru"));
  }

  /* Two systems that share a cluster must not share a group, however the prefix is set. */
  @ParameterizedTest
  @ValueSource(strings = {"voucher.topic-prefix", "TOPIC_PREFIX"})
  void topicPrefix_isThatOfTheApplicationIds(String key) {
    application
        .withPropertyValues(key + "=staging.")
        .run(
            context -> {
              StreamsAppProperties voucher = context.getBean(StreamsAppProperties.class);
              assertThat(voucher.topicNames().orderEvents()).isEqualTo("staging.order-events");
              assertThat(context.getBean(KafkaProperties.class).buildStreamsProperties())
                  .containsEntry("application.id", "staging.voucher-streams-tally");
              assertThat(voucher.requests().kafka())
                  .containsEntry("application.id", "staging.voucher-streams-requests");
            });
  }

  @Test
  void replication_isThatOfInternalTopicsToo() {
    application
        .withPropertyValues("voucher.topics.replication=3")
        .run(
            context ->
                assertThat(context.getBean(StreamsAppProperties.class).internalTopics())
                    .isEqualTo(Map.of("replication.factor", 3, "topic.min.insync.replicas", "2")));
  }

  @Test
  void replication_none_leavesInternalTopicsToTheBroker() {
    application.run(
        context -> {
          assertThat(context.getBean(StreamsAppProperties.class).internalTopics()).isEmpty();
          assertThat(context.getBean(KafkaProperties.class).buildStreamsProperties())
              .doesNotContainKey("replication.factor");
        });
  }
}
