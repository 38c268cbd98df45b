package dev.voucherstreams.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.avroserde.KeyTool;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KafkaClientConfigTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(SslAutoConfiguration.class, KafkaAutoConfiguration.class))
          .withUserConfiguration(KafkaClientConfig.class)
          .withPropertyValues("spring.kafka.streams.application-id=test");

  @BeforeAll
  static void makeKey() throws Exception {
    new KeyTool(folder, PASSWORD).newKey("broker", "localhost");
  }

  @Test
  void clients_withoutDetails_areConnectedAsTheSettingsSay() {
    application
        .withPropertyValues(
            "spring.kafka.bootstrap-servers=one:1,two:2",
            "spring.kafka.security.protocol=SSL",
            "spring.kafka.producer.bootstrap-servers=three:3")
        .run(
            context -> {
              KafkaClientConfig kafka = context.getBean(KafkaClientConfig.class);
              assertThat(List.of(kafka.streams(), kafka.consumer(), kafka.admin()))
                  .allSatisfy(
                      config ->
                          assertThat(config)
                              .containsEntry("bootstrap.servers", List.of("one:1", "two:2"))
                              .containsEntry("security.protocol", "SSL"));
              assertThat(kafka.producer())
                  .containsEntry("bootstrap.servers", List.of("three:3"))
                  .containsEntry("security.protocol", "SSL");
              assertThat(kafka.bootstrapServers()).isEqualTo("one:1,two:2");
            });
  }

  /* What is said of the protocol by Kafka's own key stays as it is. */
  @Test
  void clients_withDetails_areConnectedAsTheseSay() {
    application
        .withPropertyValues(
            "spring.kafka.bootstrap-servers=settings:1",
            "spring.kafka.properties.security.protocol=SASL_PLAINTEXT")
        .withBean(KafkaConnectionDetails.class, () -> () -> List.of("details:2"))
        .run(
            context -> {
              KafkaClientConfig kafka = context.getBean(KafkaClientConfig.class);
              assertThat(
                      List.of(kafka.streams(), kafka.consumer(), kafka.producer(), kafka.admin()))
                  .allSatisfy(
                      config ->
                          assertThat(config)
                              .containsEntry("bootstrap.servers", List.of("details:2"))
                              .containsEntry("security.protocol", "SASL_PLAINTEXT"));
              assertThat(kafka.bootstrapServers()).isEqualTo("details:2");
            });
  }

  /* The last is what Kafka Streams gives to a client of its own. */
  static Stream<Function<KafkaClientConfig, Map<String, Object>>> kinds() {
    return Stream.of(
        KafkaClientConfig::admin,
        KafkaClientConfig::consumer,
        KafkaClientConfig::producer,
        kafka -> new StreamsConfig(kafka.streams()).getGlobalConsumerConfigs("test"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void client_trustsWhomTheBundleTrusts(Function<KafkaClientConfig, Map<String, Object>> kind)
      throws Exception {
    try (SSLServerSocket broker = broker()) {
      tls(broker)
          .withPropertyValues(
              "spring.ssl.bundle.pem.kafka.truststore.certificate=file:"
                  + folder.resolve("broker.pem"),
              "spring.kafka.ssl.bundle=kafka")
          .run(context -> shakeHands(broker, kind.apply(context.getBean(KafkaClientConfig.class))));
    }
  }

  @Test
  void client_withoutABundle_trustsNobodyLikeThat() throws Exception {
    try (SSLServerSocket broker = broker()) {
      tls(broker)
          .run(
              context ->
                  assertThatThrownBy(
                          () ->
                              shakeHands(broker, context.getBean(KafkaClientConfig.class).admin()))
                      .isInstanceOf(SSLHandshakeException.class));
    }
  }

  private ApplicationContextRunner tls(SSLServerSocket broker) {
    return application.withPropertyValues(
        "spring.kafka.bootstrap-servers=localhost:" + broker.getLocalPort(),
        "spring.kafka.security.protocol=SSL");
  }

  /* That is as far as one comes who only has a certificate. */
  private static SSLServerSocket broker() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(
        KeyStore.getInstance(folder.resolve("broker.p12").toFile(), PASSWORD.toCharArray()),
        PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    SSLServerSocket broker = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0);
    broker.setSoTimeout(30_000);
    return broker;
  }

  private static void shakeHands(SSLServerSocket broker, Map<String, Object> config)
      throws IOException {
    Map<String, Object> patient = new HashMap<>(config);
    patient.put("socket.connection.setup.timeout.ms", 60_000);
    patient.put("socket.connection.setup.timeout.max.ms", 60_000);
    Admin client = Admin.create(patient);
    try (SSLSocket connection = (SSLSocket) broker.accept()) {
      connection.startHandshake();
      assertThat(connection.getSession().isValid()).isTrue();
    } finally {
      client.close(Duration.ZERO);
    }
  }
}
