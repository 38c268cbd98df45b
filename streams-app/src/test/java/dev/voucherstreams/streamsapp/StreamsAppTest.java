package dev.voucherstreams.streamsapp;

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

/** The whole application where nothing answers as Kafka. */
@ExtendWith(OutputCaptureExtension.class)
class StreamsAppTest {

  @TempDir private Path state;

  @Test
  void start_withoutKafka_waitsAndSaysSo() {
    // When
    try (ConfigurableApplicationContext app = start()) {
      // Then
      client(app, "local.server.port")
          .get()
          .uri("/segments")
          .exchange()
          .expectStatus()
          .isEqualTo(503)
          .expectHeader()
          .valueEquals("Retry-After", "1");
      client(app, "local.management.port")
          .get()
          .uri("/actuator/health/readiness")
          .exchange()
          .expectStatus()
          .isEqualTo(503)
          .expectBody()
          .jsonPath("$.components.tally.details.state")
          .isEqualTo("waiting for Kafka")
          .jsonPath("$.components.requests.details.state")
          .isEqualTo("waiting for Kafka");
      client(app, "local.management.port")
          .get()
          .uri("/actuator/health/liveness")
          .exchange()
          .expectStatus()
          .isOk();
      client(app, "local.management.port")
          .get()
          .uri("/actuator/info")
          .exchange()
          .expectBody()
          .jsonPath("$.build.version")
          .isNotEmpty();
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
  void start_withASamplingThatIsNoPart_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--voucher.traces.sampling=10")).isNotNull();

    assertThat(output).contains("voucher.traces.sampling has to be from 0 to 1, but is 10.0");
  }

  @Test
  void start_withRulesThatAreNotThere_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--voucher.rules=no-such.yml")).isNotNull();

    assertThat(output)
        .contains("APPLICATION FAILED TO START", "no-such.yml", "name another as voucher.rules");
  }

  @Test
  void start_withoutCountries_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--voucher.countries=")).isNotNull();

    assertThat(output).contains("voucher.countries is empty; name the countries served, e.g. Peru");
  }

  @Test
  void start_asAPodOfNoStatefulSet_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--voucher.kubernetes.pod=streams-app")).isNotNull();

    assertThat(output)
        .contains(
            "voucher.kubernetes.pod is the name of a pod of a StatefulSet, e.g. streams-app-2,"
                + " but is streams-app");
  }

  @Test
  void start_withAFlushIntervalOfNothing_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(() -> start("--voucher.tally.flush-interval=0ms")).isNotNull();

    assertThat(output).contains("flush interval below 1 ms");
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
  void start_withRepliesThatWouldComeBackAsRequests_saysWhatToCorrect(CapturedOutput output) {
    assertThatThrownBy(
            () -> start("--voucher.requests.reply-topics=shop.replies,voucher-requests-json"))
        .isNotNull();

    assertThat(output).contains("voucher.requests.reply-topics must not name");
  }

  /**
   * Its own admin clients, and the consumer that reads the table. Kafka Streams starts once topics
   * are there.
   */
  @Test
  @SuppressWarnings("try") // clients would wait long for sockets that are there and don't answer
  void start_withDetailsOfTheConnection_looksForKafkaThere() throws IOException {
    try (ServerSocket admins = socket();
        ServerSocket consumers = socket()) {
      SpringApplication streamsApp = new SpringApplication(StreamsApp.class);
      streamsApp.addInitializers(
          fresh ->
              ((GenericApplicationContext) fresh)
                  .registerBean(
                      KafkaConnectionDetails.class,
                      () -> new TwoAddresses(address(admins), address(consumers))));

      try (ConfigurableApplicationContext app = start(streamsApp)) {
        try (Socket admin = admins.accept();
            Socket consumer = consumers.accept()) {
          assertThat(app.isRunning()).isTrue();
          assertThat(List.of(admin, consumer)).allMatch(Socket::isConnected);
        }
        admins.close();
        consumers.close();
      }
    }
  }

  private record TwoAddresses(String ofAdmins, String ofConsumers)
      implements KafkaConnectionDetails {
    @Override
    public List<String> getBootstrapServers() {
      return List.of("127.0.0.1:1");
    }

    @Override
    public Configuration getAdmin() {
      return Configuration.of(List.of(ofAdmins));
    }

    @Override
    public Configuration getConsumer() {
      return Configuration.of(List.of(ofConsumers));
    }
  }

  private static ServerSocket socket() throws IOException {
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static String address(ServerSocket socket) {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private ConfigurableApplicationContext start(String... args) {
    return start(new SpringApplication(StreamsApp.class), args);
  }

  private ConfigurableApplicationContext start(SpringApplication app, String... args) {
    String[] base = {
      "--server.port=0",
      "--management.server.port=0",
      "--spring.kafka.bootstrap-servers=localhost:1",
      "--spring.kafka.streams.state-dir=" + state
    };
    return app.run(concat(base, args));
  }

  private static String[] concat(String[] first, String[] second) {
    return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static WebTestClient client(ConfigurableApplicationContext app, String port) {
    String url = "http://localhost:" + app.getEnvironment().getProperty(port);
    return WebTestClient.bindToServer().baseUrl(url).responseTimeout(Duration.ofMinutes(1)).build();
  }
}
