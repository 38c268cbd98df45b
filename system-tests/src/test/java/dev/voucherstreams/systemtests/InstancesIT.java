package dev.voucherstreams.systemtests;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.schemas.generation.TableValues;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances of streams-app that share the work, and two that get in each other's way. */
class InstancesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long[] TOTAL_ORDERS = {1, 6, 14, 20};

  private static TestBroker broker;
  private static TestRegistry registry;

  private record Answer(int status, String body) {}

  @BeforeAll
  static void start() throws IOException {
    broker = TestBroker.start();
    registry = TestRegistry.shared();
  }

  @AfterAll
  static void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void segments_ofTwoInstancesWithStandbys_areTheTable_orNone_evenIfOneIsRemoved()
      throws Exception {
    // Given
    Topics topics = new Topics("two.");
    int one = Project.freePort();
    int other = Project.freePort();
    try (StreamsAppBeside first = instance(topics, "one", one, Map.of());
        StreamsAppBeside second = instance(topics, "other", other, Map.of())) {
      first.awaitReady();
      second.awaitReady();
      order(topics);
      Map<String, Long> table = awaitTable(topics);
      await()
          .untilAsserted(
              () -> {
                assertThat(totals(segments(one))).isEqualTo(table);
                assertThat(totals(segments(other))).isEqualTo(table);
                Set<Integer> ofOther = partitions(other);
                assertThat(ofOther).isNotEmpty();
                assertThat(partitions(one)).isNotEmpty().doesNotContainAnyElementsOf(ofOther);
              });

      // When
      second.command().kill();

      // Then
      assertThat(segments(one).status()).isEqualTo(503);

      // When
      Command.Result removed = removeInstance(topics, "other");

      // Then
      assertThat(removed.output())
          .matches(
              "removed from two.voucher-streams-requests, two.voucher-streams-tally-g[0-9a-f]{8}-1\n");
      await()
          .until(
              () -> isTheTable(segments(one), table) && partitions(one).equals(Set.of(0, 1, 2, 3)));
      assertThat(removeInstance(topics, "other"))
          .isEqualTo(
              new Command.Result(
                  1,
                  "no instance other is in a group two.voucher-streams-*; those that are: one\n"));
    }
  }

  private static Command.Result removeInstance(Topics topics, String instance) throws Exception {
    return Command.start(
            Project.java(Project.LOADER, "remove-instance", instance),
            Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.kafka(), "TOPIC_PREFIX", topics.prefix()),
            registry.folder().resolve("remove-instance.out"))
        .await();
  }

  /* Never another one in between. */
  private static boolean isTheTable(Answer answer, Map<String, Long> table) throws IOException {
    if (answer.status() == 503) {
      assertThat(answer.body()).contains("detail");
      return false;
    }
    assertThat(totals(answer)).isEqualTo(table);
    return true;
  }

  @Test
  void segments_ofTwoInstancesWithOneAddress_areNotShown_untilOneOfThemIsScaledIn()
      throws Exception {
    // Given
    Topics topics = new Topics("address.");
    int one = Project.freePort();
    int other = Project.freePort();
    try (StatefulSetApi kubernetes = new StatefulSetApi(Project.newFolder("kubernetes"), 2);
        StreamsAppBeside first = instance(topics, "one", one, pod(kubernetes, 0, one));
        StreamsAppBeside second = instance(topics, "other", other, pod(kubernetes, 1, one))) {
      first.awaitReady();
      second.awaitReady();
      await()
          .untilAsserted(
              () -> {
                assertThat(partitions(one)).isNotEmpty();
                assertThat(partitions(other)).isNotEmpty();
                assertThat(segments(one).status()).isEqualTo(503);
                assertThat(segments(one).body()).contains("the same APPLICATION_SERVER");
                assertThat(segments(other).status()).isEqualTo(503);
                assertThat(segments(other).body()).contains("the same APPLICATION_SERVER");
              });

      // When
      kubernetes.scaleTo(1);
      assertThat(second.terminate()).contains("streams-app-1 is taken away for good");

      // Then
      await()
          .untilAsserted(
              () -> {
                assertThat(segments(one).status()).isEqualTo(200);
                assertThat(partitions(one)).containsExactlyInAnyOrder(0, 1, 2, 3);
              });

      // When
      assertThat(first.terminate()).doesNotContain("taken away");

      // Then
      assertThat(removeInstance(topics, "other").output())
          .isEqualTo(
              "no instance other is in a group address.voucher-streams-*; those that are: one\n");
    }
  }

  private static Map<String, String> pod(StatefulSetApi kubernetes, int ordinal, int port) {
    Map<String, String> variables = new HashMap<>(kubernetes.environment(ordinal));
    variables.put("APPLICATION_SERVER", "localhost:" + port);
    return variables;
  }

  @Test
  void instance_underTheIdOfAnother_takesItsPlace_andThatOneEndsAndSaysWhy() throws Exception {
    // Given
    Topics topics = new Topics("id.");
    Map<String, String> id = Map.of("INSTANCE_ID", "localhost-8001");
    try (StreamsAppBeside first = instance(topics, "one", Project.freePort(), id)) {
      first.awaitReady();

      // When
      try (StreamsAppBeside second = instance(topics, "other", Project.freePort(), id)) {
        Command.Result ended = first.command().await();

        // Then
        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(ended.output().strip().lines().reduce((before, last) -> last).orElseThrow())
            .startsWith(
                "streams-app ends: another process is in the group under the same instance id,"
                    + " localhost-8001,")
            .contains("Set INSTANCE_ID");
        second.awaitReady();
        order(topics);
        assertThat(awaitTable(topics)).isNotEmpty();
        assertThat(second.command().process().isAlive()).isTrue();
      }
    }
  }

  private static StreamsAppBeside instance(
      Topics topics, String name, int port, Map<String, String> more) throws IOException {
    Path folder = Files.createDirectories(registry.folder().resolve(topics.prefix() + name));
    Map<String, String> variables = new HashMap<>();
    variables.put("INSTANCE_ID", name);
    variables.put("SERVER_PORT", Integer.toString(port));
    variables.put("APPLICATION_SERVER", "localhost:" + port);
    variables.put("SPRING_KAFKA_STREAMS_PROPERTIES_NUM_STANDBY_REPLICAS", "1");
    // Longer than anything is waited for: one that was killed is missed once it is removed, not
    // before.
    variables.put("SPRING_KAFKA_STREAMS_PROPERTIES_SESSION_TIMEOUT_MS", "600000");
    variables.putAll(more);
    return StreamsAppBeside.start(
        broker.kafka(), registry.confluentApi(), folder, topics.prefix(), variables);
  }

  private static Answer segments(int port) throws IOException, InterruptedException {
    return get(port, "/segments");
  }

  private static Set<Integer> partitions(int port) throws IOException, InterruptedException {
    Set<Integer> partitions = new HashSet<>();
    JSON.readTree(get(port, "/segments?scope=local").body())
        .path("partitions")
        .forEach(partition -> partitions.add(partition.asInt()));
    return partitions;
  }

  private static Answer get(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + port + path);
    HttpResponse<String> response =
        HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private static Map<String, Long> totals(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    Map<String, Long> totals = new HashMap<>();
    for (JsonNode row : JSON.readTree(answer.body()).get("segments")) {
      if (row.get("total").asLong() > 0) {
        String type = row.get("segment_type").asText();
        totals.put("Peru|" + type + "|" + row.get("segment").asText(), row.get("total").asLong());
      }
    }
    return totals;
  }

  /* All orders are in it: each counts in one segment of each type. */
  private static Map<String, Long> awaitTable(Topics topics) {
    await()
        .until(
            () ->
                table(topics).values().stream().mapToLong(Long::longValue).sum()
                    == 2L * TOTAL_ORDERS.length);
    return table(topics);
  }

  private static Map<String, Long> table(Topics topics) {
    try (Reader<SpecificRecord> table =
        new Reader<>(
            broker.kafka(), topics.segmentVouchers(), TableValues.serde(client()).deserializer())) {
      return table.readToTheEnd().stream()
          .filter(record -> record.value() instanceof SegmentVoucher)
          .collect(
              toMap(
                  record -> record.key().replaceFirst("^[^|]*\\|", ""), // without its generation
                  record -> ((SegmentVoucher) record.value()).getTotal(),
                  (before, last) -> last));
    }
  }

  /* Longer ago each, so that there are segments of each partition. */
  private static void order(Topics topics) throws Exception {
    try (AvroSerializer<OrderEvent> serializer = new AvroSerializer<>();
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      serializer.configure(client(), false);
      for (int i = 0; i < TOTAL_ORDERS.length; i++) {
        byte[] order = serializer.serialize(topics.orderEvents(), order(i));
        producer.send(new ProducerRecord<>(topics.orderEvents(), i, null, order)).get();
      }
    }
  }

  private static OrderEvent order(int i) {
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    return OrderEvent.newBuilder()
        .setEventId("order-" + i)
        .setCountryCode("Peru")
        .setTimestamp(noon)
        .setLastOrderTs(noon.minus(Duration.ofDays(31 + 35 * i)))
        .setFirstOrderTs(noon.minus(Duration.ofDays(500)))
        .setTotalOrders(TOTAL_ORDERS[i])
        .setVoucherAmount(2640L)
        .build();
  }

  private static Map<String, String> client() {
    return Map.of("schema.registry.url", registry.confluentApi());
  }
}
