package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.serde.AvroDeserializer;
import dev.voucherstreams.schemas.serde.AvroSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What faults do to requests: they wait, and none is lost, answered twice or out of order. */
class RequestFaultsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PORT = Pattern.compile("Netty started on port (\\d+)");

  private static TheSystem system;

  @BeforeAll
  static void start() throws Exception {
    system = TheSystem.started("request-faults");
    Command.Result load = system.load(system.history("seed.csv", 2_000, "--bad-rows", "0"), "seed");
    assertThat(load.exitCode()).as(load.output()).isZero();
    await().until(() -> system.isInStep() && !system.table().winners().isEmpty());
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void request_whileTheRegistryIsAway_waitsAndIsAnsweredWhenItIsBack() throws Exception {
    // Given
    byte[] request = FutureRequest.bytes(system.registry(), "future");
    ProcessHandle registry = child("apicurio-registry-app");
    signal("STOP", registry);
    try {
      // When
      send("voucher-requests", "future", request);
      await().until(() -> requestsHealth().has("heldUp"));

      // Then
      assertThat(streamsAppLog()).contains("no schema registry at");
    } finally {
      signal("CONT", registry);
    }
    assertThat(onlyResult("voucher-results", "future")).contains("frequent_segment");
    assertThat(deadLetters("voucher-requests")).isEmpty();
    await().until(() -> !requestsHealth().has("heldUp"));
  }

  @Test
  void request_forARowOfOtherRules_waitsUntilTheRowIsRight_andTheTallyGoesOn() throws Exception {
    // Given
    String segment = "Peru|frequent_segment|13-37";
    byte[] row = row(segment);
    send("segment-vouchers", segment, ofOtherRules(row));

    // When
    send("voucher-requests-json", "early", RequestTraffic.request("early").getBytes(UTF_8));

    // Then
    await()
        .untilAsserted(
            () ->
                assertThat(requestsHealth().path("failure").asText())
                    .contains("was made with segment rules other, but this instance has"));
    assertThat(health().at("/components/tally/status").asText()).isEqualTo("UP");
    send("segment-vouchers", segment, row);
    assertThat(onlyResult("voucher-results-json", "early")).contains("RESOLVED");
    assertThat(deadLetters("voucher-requests-json")).isEmpty();
  }

  private static byte[] row(String segment) {
    try (Reader<byte[]> rows =
        new Reader<>(system.kafka(), "segment-vouchers", new ByteArrayDeserializer())) {
      return rows.readToTheEnd().stream()
          .filter(row -> segment.equals(row.key()))
          .reduce((earlier, later) -> later)
          .orElseThrow()
          .value();
    }
  }

  private static byte[] ofOtherRules(byte[] bytes) {
    Map<String, String> config = Map.of("schema.registry.url", system.registry());
    try (AvroDeserializer<SegmentVoucher> reader = new AvroDeserializer<>(SegmentVoucher.class);
        AvroSerializer<SegmentVoucher> writer = new AvroSerializer<>()) {
      reader.configure(config, false);
      writer.configure(config, false);
      SegmentVoucher row = reader.deserialize("segment-vouchers", bytes);
      row.setRules("other");
      return writer.serialize("segment-vouchers", row);
    }
  }

  @Test
  void requests_acrossAKillAndABrokerRestart_haveOneResultEachInOrder() throws Exception {
    // Given
    int count = 20_000;
    SteadyRequests requests = SteadyRequests.begin(system.kafka(), "fault-", count);
    try (Reader<String> results =
        new Reader<>(system.kafka(), "voucher-results-json", new StringDeserializer())) {
      await().until(() -> results.readOn().size() > count / 5);

      // When: the launcher stops everything else in order, the broker too
      child("streams-app.jar").destroyForcibly();
      await().until(() -> !system.launcher().process().isAlive());
      system.start();
      requests.awaitSent();

      // Then
      Lag lag = new Lag(system.kafka(), "voucher-streams-requests", "voucher-requests-json");
      await().atMost(Duration.ofMinutes(2)).until(() -> lag.left() == 0);
      assertThat(requests.resultsAmong(results.readToTheEnd())).isEqualTo(requests.sent());
    }
  }

  private static ProcessHandle child(String jar) {
    return system
        .launcher()
        .process()
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains(jar))
        .findFirst()
        .orElseThrow();
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start().waitFor();
  }

  private static void send(String topic, String key, byte[] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", system.kafka()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  private static String onlyResult(String topic, String key) {
    try (Reader<String> results = new Reader<>(system.kafka(), topic, new StringDeserializer())) {
      await().until(() -> results.readOn().stream().anyMatch(r -> key.equals(r.key())));
      List<String> values =
          results.readToTheEnd().stream()
              .filter(result -> key.equals(result.key()))
              .map(ConsumerRecord::value)
              .toList();
      assertThat(values).hasSize(1);
      return values.get(0);
    }
  }

  private static List<ConsumerRecord<String, byte[]>> deadLetters(String topic) {
    try (Reader<byte[]> letters =
        new Reader<>(system.kafka(), topic + ".dead-letter", new ByteArrayDeserializer())) {
      return letters.readToTheEnd();
    }
  }

  private static JsonNode requestsHealth() throws Exception {
    return health().at("/components/requests/details");
  }

  private static JsonNode health() throws Exception {
    return JSON.readTree(
        system.get("http://localhost:" + managementPort() + "/actuator/health").body());
  }

  /* The launcher chooses it; the port of the queries comes before it in the log of a start. */
  private static String managementPort() throws IOException {
    List<String> ports =
        PORT.matcher(streamsAppLog()).results().map((MatchResult port) -> port.group(1)).toList();
    return ports.get(ports.size() - 1);
  }

  private static String streamsAppLog() throws IOException {
    return Files.readString(system.folder().resolve("run/logs/streams-app.log"));
  }
}
