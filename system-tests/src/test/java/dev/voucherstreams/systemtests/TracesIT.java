package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * What applications that are told to send by OTLP, and JSON logs, beside the shared system: traces,
 * metrics and logs.
 */
@SharedSystem
class TracesIT {

  private static final String PREFIX = "traced-";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";

  private final LocalSystem system;

  TracesIT(LocalSystem system) {
    this.system = system;
  }

  @Test
  void request_ofATrace_isASpanOfIt_byHttpAndByEvent_andLogsAreJson() throws Exception {
    try (OtlpReceiver receiver = new OtlpReceiver();
        StreamsAppBeside streamsApp =
            StreamsAppBeside.start(
                system.kafka(), system.registry(), system.folder(), PREFIX, variables(receiver));
        ExtraGateway gateway = ExtraGateway.start(system, asSpringHasThem(receiver))) {
      streamsApp.awaitReady();

      // When
      await().ignoreExceptions().until(() -> askByHttp(gateway) > 0);
      askByEvent();

      // Then
      await()
          .untilAsserted(
              () -> {
                assertThat(receiver.hasSpan("gateway", "POST /api/v1/voucher", TRACE, PARENT))
                    .isTrue();
                assertThat(
                        receiver.hasSpan(
                            "streams-app", "process traced-voucher-requests-json", TRACE, PARENT))
                    .isTrue();
              });
      await()
          .untilAsserted(
              () -> {
                for (String service : List.of("gateway", "streams-app")) {
                  assertThat(receiver.hasMetric(service, "voucher.build.info")).isTrue();
                }
                assertThat(receiver.hasLog("streams-app", "created topic traced-")).isTrue();
                assertThat(receiver.hasLog("gateway", "Ready: generation ")).isTrue();
              });
      assertThat(traceparentOfTheResult()).startsWith("00-" + TRACE).doesNotContain(PARENT);
      assertThat(logged(gateway.printed())).allSatisfy(TracesIT::assertIsEcs);
      assertThat(logged(streamsApp.command().printed())).allSatisfy(TracesIT::assertIsEcs);
    }
  }

  private static Map<String, String> variables(OtlpReceiver receiver) {
    return Map.of(
        "TOPIC_PREFIX",
        PREFIX,
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        receiver.url(),
        "OTEL_BSP_SCHEDULE_DELAY",
        "100",
        "MANAGEMENT_OTLP_METRICS_EXPORT_URL",
        receiver.url() + "/v1/metrics",
        "MANAGEMENT_OTLP_METRICS_EXPORT_STEP",
        "1s",
        "MANAGEMENT_OPENTELEMETRY_LOGGING_EXPORT_OTLP_ENDPOINT",
        receiver.url() + "/v1/logs",
        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
        "ecs");
  }

  /* The same, but that traces have Spring Boot's own key. */
  private static Map<String, String> asSpringHasThem(OtlpReceiver receiver) {
    Map<String, String> variables = new HashMap<>(variables(receiver));
    variables.remove("OTEL_EXPORTER_OTLP_ENDPOINT");
    variables.put(
        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", receiver.url() + "/v1/traces");
    return variables;
  }

  private static int askByHttp(ExtraGateway gateway) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url("/api/v1/voucher")))
            .header("Content-Type", "application/json")
            .header("traceparent", TRACEPARENT)
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private void askByEvent() throws Exception {
    ProducerRecord<String, String> request =
        new ProducerRecord<>(PREFIX + "voucher-requests-json", "{\"request_id\": \"r1\"}");
    request.headers().add("traceparent", TRACEPARENT.getBytes(UTF_8));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", system.kafka()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(request).get();
    }
  }

  private String traceparentOfTheResult() {
    try (Reader<String> results =
        new Reader<>(system.kafka(), PREFIX + "voucher-results-json", new StringDeserializer())) {
      ConsumerRecord<String, String> result = results.awaitFirst(any -> true);
      return new String(result.headers().lastHeader("traceparent").value(), UTF_8);
    }
  }

  private static List<String> logged(String printed) {
    String whole = printed.substring(0, printed.lastIndexOf('\n') + 1);
    return whole
        .lines()
        .filter(line -> !line.startsWith("OpenJDK"))
        .toList(); // warnings of the JVM
  }

  private static void assertIsEcs(String line) throws IOException {
    assertThat(new ObjectMapper().readTree(line).at("/log/level").asText()).isNotEmpty();
  }
}
