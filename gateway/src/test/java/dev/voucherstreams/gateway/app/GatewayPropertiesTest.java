package dev.voucherstreams.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.voucherstreams.gateway.netty.ServerLimits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class GatewayPropertiesTest {
  private static final DataSize LIMIT = DataSize.ofKilobytes(64);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ServerLimits LIMITS =
      new ServerLimits(
          2000,
          Duration.ofMillis(250),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties({GatewayProperties.class, KafkaProperties.class})
  static class Settings {}

  @Test
  void applicationYml_asShipped_hasEveryDefault() {
    application.run(
        context ->
            assertThat(context.getBean(GatewayProperties.class))
                .isEqualTo(new GatewayProperties("", LIMIT, SECOND, LIMITS, Duration.ZERO)));
  }

  @Test
  void applicationYml_withTheEnvironmentOfTheLauncher_takesItOver() {
    application
        .withPropertyValues(
            "KAFKA_BOOTSTRAP_SERVERS=kafka:1",
            "SCHEMA_REGISTRY_URL=http://registry:2",
            "TOPIC_PREFIX=test-",
            "STATE_DIR=elsewhere",
            "GATEWAY_PORT=3",
            "MANAGEMENT_PORT=4",
            "HOSTNAME=here")
        .run(
            context -> {
              assertThat(context.getBean(GatewayProperties.class).topics().segmentVouchers())
                  .isEqualTo("test-segment-vouchers");
              assertThat(context.getBean(KafkaProperties.class).buildStreamsProperties())
                  .containsEntry("bootstrap.servers", List.of("kafka:1"))
                  .containsEntry("schema.registry.url", "http://registry:2")
                  .containsEntry("application.id", "test-voucher-streams-gateway-here-3")
                  .containsEntry("state.dir", "elsewhere")
                  .containsEntry("global.consumer.isolation.level", "read_committed");
              assertThat(context.getEnvironment().getProperty("management.server.port"))
                  .isEqualTo("4");
            });
  }

  /* By its key as by the variable: the names must not be those of another system's gateway. */
  @Test
  void topicPrefix_setByItsKey_isThatOfTheApplicationIdToo() {
    application
        .withPropertyValues("voucher.topic-prefix=staging.", "HOSTNAME=here", "GATEWAY_PORT=3")
        .run(
            context ->
                assertThat(context.getBean(KafkaProperties.class).buildStreamsProperties())
                    .containsEntry("application.id", "staging.voucher-streams-gateway-here-3"));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(DataSize.ofBytes(0), SECOND, "voucher.body-limit is out of range: 0B"),
        Arguments.of(DataSize.ofGigabytes(2), SECOND, "voucher.body-limit is out of range"),
        Arguments.of(LIMIT, Duration.ofMillis(999), "voucher.retry-after is told to clients"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void properties_thatMakeNoSense_areRefused(DataSize limit, Duration retryAfter, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GatewayProperties("", limit, retryAfter, LIMITS, Duration.ZERO))
        .withMessageStartingWith(message);
  }

  @Test
  void topicPrefix_thatNoTopicCanHave_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GatewayProperties("a/b", LIMIT, SECOND, LIMITS, Duration.ZERO))
        .withMessageContaining("a/b");
  }
}
