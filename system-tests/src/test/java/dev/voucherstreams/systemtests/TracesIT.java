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
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Traces and JSON logs of applications that are told to have them, beside the shared system. */
@ExtendWith(SharedSystem.class)
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
        ExtraGateway gateway = ExtraGateway.start(system, variables(receiver))) {
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
        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
        "ecs");
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
