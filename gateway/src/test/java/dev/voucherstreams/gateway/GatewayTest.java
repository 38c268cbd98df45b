package dev.voucherstreams.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole gateway where nothing answers as Kafka. */
@ExtendWith(OutputCaptureExtension.class)
class GatewayTest {

  @TempDir private Path state;

  @Test
  void start_withoutKafka_waitsAndSaysSo() {
    // When
    try (ConfigurableApplicationContext app = start()) {
      // Then
      WebTestClient gateway = client(app, "local.server.port");
      gateway
          .get()
          .uri("/healthz")
          .exchange()
          .expectStatus()
          .isEqualTo(503)
          .expectHeader()
          .valueEquals("Retry-After", "1");
      gateway
          .get()
          .uri("/nope")
          .exchange()
          .expectStatus()
          .isNotFound()
          .expectBody(String.class)
          .isEqualTo("{\"detail\":\"Not Found\"}");
      WebTestClient management = client(app, "local.management.port");
      management
          .get()
          .uri("/actuator/health/readiness")
          .exchange()
          .expectStatus()
          .isEqualTo(503)
          .expectBody()
          .jsonPath("$.components.replica.details.reason")
          .isNotEmpty();
      management.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
      management
          .get()
          .uri("/actuator/prometheus")
          .exchange()
          .expectBody(String.class)
          .value(
              meters ->
                  assertThat(meters)
                      .contains("voucher_replica_ready 0.0", "voucher_build_info{version=\"")
                      .doesNotContain("voucher_generation_info"));
      management
          .get()
          .uri("/actuator/info")
          .exchange()
          .expectBody()
          .jsonPath("$.build.version")
          .isNotEmpty()
          .jsonPath("$.generation")
          .doesNotExist();
    }
  }

  @Test
  void start_withoutAnEndpointForOtlp_startsNothingForIt() {
    try (ConfigurableApplicationContext app = start()) {
      assertThat(app.getBean(OpenTelemetry.class)).isSameAs(OpenTelemetry.noop());
      assertThat(Thread.getAllStackTraces().keySet())
          .map(Thread::getName)
          .noneMatch(name -> name.matches("(BatchSpan|BatchLogRecord|otlp-).*"));
    }
  }

  @Test
  void start_withAnEndpointThatIsNoUrl_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--OTEL_EXPORTER_OTLP_ENDPOINT=collector:4318")).isNotNull();

    assertThat(output).contains("voucher.traces.endpoint has to be a URL", "but is collector:4318");
  }

  @Test
  void start_withASerdeClassThatIsNotThere_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--spring.kafka.properties.avro.serde.class=com.shop.Serde"))
        .isNotNull();

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("Invalid value com.shop.Serde for configuration avro.serde.class");
  }

  @Test
  void start_withARegistryThatIsNoUrl_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--SCHEMA_REGISTRY_URL=registry:8081")).isNotNull();

    assertThat(output)
        .contains("schema.registry.url: must begin with http:// or https://")
        .contains("Correct it below spring.kafka, or in the environment");
  }

  @Test
  @SuppressWarnings("try") // clients would wait long for a socket that is there and doesn't answer
  void start_withDetailsOfTheConnection_looksForKafkaThere() throws IOException {
    try (ServerSocket kafka = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      kafka.setSoTimeout(30_000);
      KafkaConnectionDetails details = () -> List.of("127.0.0.1:" + kafka.getLocalPort());
      SpringApplication gateway = new SpringApplication(Gateway.class);
      gateway.addInitializers(
          fresh ->
              ((GenericApplicationContext) fresh)
                  .registerBean(KafkaConnectionDetails.class, () -> details));

      try (ConfigurableApplicationContext app = start(gateway)) {
        try (Socket client = kafka.accept()) {
          assertThat(app.isRunning()).isTrue();
          assertThat(client.isConnected()).isTrue();
        }
        kafka.close();
      }
    }
  }

  @Test
  void start_withAnSslBundleThatIsNotThere_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--spring.kafka.ssl.bundle=kafka")).isNotNull();

    assertThat(output)
        .contains("There is no SSL bundle 'kafka'.", "Define it as spring.ssl.bundle.pem.kafka");
  }

  private ConfigurableApplicationContext start(String... args) {
    return start(new SpringApplication(Gateway.class), args);
  }

  private ConfigurableApplicationContext start(SpringApplication app, String... args) {
    String[] base = {
      "--server.port=0",
      "--management.server.port=0",
      "--spring.kafka.bootstrap-servers=localhost:1",
      "--spring.kafka.streams.state-dir=" + state
    };
    return app.run(Stream.of(base, args).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private static WebTestClient client(ConfigurableApplicationContext app, String port) {
    String url = "http://localhost:" + app.getEnvironment().getProperty(port);
    return WebTestClient.bindToServer().baseUrl(url).responseTimeout(Duration.ofMinutes(1)).build();
  }
}
