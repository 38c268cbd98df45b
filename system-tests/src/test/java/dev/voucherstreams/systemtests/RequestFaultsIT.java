package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What faults do to requests: they wait, and none is lost, answered twice or out of order. */
@SharedSystem
class RequestFaultsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LocalSystem system;

  RequestFaultsIT(LocalSystem system) {
    this.system = system;
  }

  @Test
  void request_whileTheRegistryIsAway_waitsAndIsAnsweredWhenItIsBack() throws Exception {
    // Given
    byte[] request = FutureRequest.bytes(system.registry(), "future");
    int letters = deadLetters("voucher-requests");
    ProcessHandle registry = system.components().get("registry");
    Command.signal("STOP", registry);
    try {
      // When
      send("voucher-requests", "future", request);
      String heldUp =
          await().until(() -> requestsHealth().path("heldUp").asText(), text -> !text.isEmpty());

      // Then
      assertThat(heldUp)
          .contains("-StreamThread-1 hasn't polled for 1", "dev.voucherstreams.avroserde.");
      await().untilAsserted(() -> assertThat(streamsAppLog()).contains("no schema registry at"));
    } finally {
      Command.signal("CONT", registry);
    }
    assertThat(onlyResult("voucher-results", "future")).contains("frequent_segment");
    assertThat(deadLetters("voucher-requests")).isEqualTo(letters);
    await().until(() -> !requestsHealth().has("heldUp"));
  }

  @Test
  void kafka_away_isInHealth_andOnceInTheLog_andRequestsGoOnAfterwards() throws Exception {
    // Given
    long toldBefore = tellsOfSilence();
    ProcessHandle broker = system.components().get("broker");
    Command.signal("STOP", broker);
    try {
      // When
      String kafka =
          await().until(() -> requestsHealth().path("kafka").asText(), text -> !text.isEmpty());

      // Then
      assertThat(kafka).startsWith("hasn't answered for 1");
      assertThat(health().at("/components/requests/status").asText()).isEqualTo("OUT_OF_SERVICE");
    } finally {
      Command.signal("CONT", broker);
    }
    await().until(() -> !requestsHealth().has("kafka"));
    send("voucher-requests-json", "back", RequestTraffic.request("back").getBytes(UTF_8));
    assertThat(onlyResult("voucher-results-json", "back")).contains("RESOLVED");
    assertThat(tellsOfSilence()).isEqualTo(toldBefore + 1);
  }

  private long tellsOfSilence() throws IOException {
    return streamsAppLog()
        .lines()
        .filter(line -> line.contains("requests: Kafka hasn't answered"))
        .count();
  }

  @Test
  void requests_acrossAKillAndABrokerRestart_haveOneResultEachInOrder() throws Exception {
    // Given
    int count = 20_000;
    SteadyRequests requests = SteadyRequests.begin(system.kafka(), "fault-", count);
    try (Reader<String> results =
        new Reader<>(system.kafka(), "voucher-results-json", new StringDeserializer())) {
      await().until(() -> ours(requests, results.readOn()) > count / 5);

      // When: the launcher stops everything else in order, the broker too
      system.components().get("streams-app").destroyForcibly();
      system.awaitEnd();
      system.start();
      requests.awaitSent();

      // Then
      Lag lag = new Lag(system.kafka(), "voucher-streams-requests", "voucher-requests-json");
      await().until(() -> lag.left() == 0);
      await() // for the ends of transactions come to one partition after the other
          .untilAsserted(
              () ->
                  assertThat(requests.resultsAmong(results.readToTheEnd()))
                      .isEqualTo(requests.sent()));
    }
  }

  private static int ours(SteadyRequests requests, List<ConsumerRecord<String, String>> results) {
    return requests.resultsAmong(results).values().stream().mapToInt(List::size).sum();
  }

  private void send(String topic, String key, byte[] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", system.kafka()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  private String onlyResult(String topic, String key) {
    try (Reader<String> results = new Reader<>(system.kafka(), topic, new StringDeserializer())) {
      results.awaitFirst(result -> key.equals(result.key()));
      List<String> values =
          results.readToTheEnd().stream()
              .filter(result -> key.equals(result.key()))
              .map(ConsumerRecord::value)
              .toList();
      assertThat(values).hasSize(1);
      return values.get(0);
    }
  }

  private int deadLetters(String topic) {
    try (Reader<byte[]> letters =
        new Reader<>(system.kafka(), topic + ".dead-letter", new ByteArrayDeserializer())) {
      return letters.readToTheEnd().size();
    }
  }

  private JsonNode requestsHealth() throws Exception {
    return health().at("/components/requests/details");
  }

  private JsonNode health() throws Exception {
    return JSON.readTree(
        system
            .get("http://localhost:" + system.managementPort("streams-app") + "/actuator/health")
            .body());
  }

  private String streamsAppLog() throws IOException {
    return Files.readString(system.folder().resolve("run/logs/streams-app.log"));
  }
}
