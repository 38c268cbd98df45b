package dev.voucherstreams.systemtests;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Topics that somebody else has created, and topics that somebody deletes. */
class TopicsIT {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static TestBroker broker;
  private static TestRegistry registry;
  private static Admin admin;

  private int asked;

  @BeforeAll
  static void start() throws IOException {
    broker = TestBroker.start();
    registry = TestRegistry.shared();
    admin = Admin.create(Map.of("bootstrap.servers", broker.kafka()));
  }

  @AfterAll
  static void stop() {
    if (admin != null) {
      admin.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void table_thatIsNotCompacted_isRefusedUntilItIs() throws Exception {
    // Given: as a broker makes them that has nothing but its defaults, and as a console may do it
    Topics topics = new Topics("foreign.");
    create(new NewTopic(topics.orderEvents(), 1, (short) 1).configs(Map.of()));
    create(
        new NewTopic(topics.segmentVouchers(), 1, (short) 1)
            .configs(Map.of("cleanup.policy", "delete")));
    try (StreamsAppBeside app = app(topics)) {
      await("the refusal")
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                assertThat(app.readiness())
                    .contains("OUT_OF_SERVICE")
                    .contains("cleanup.policy is delete instead of compact")
                    .contains(
                        "--entity-name foreign.segment-vouchers --add-config cleanup.policy=compact");
                assertThat(refusals(app)).isEqualTo(2);
              });

      // When
      config(topics.segmentVouchers()).set("cleanup.policy", "compact");

      // Then: without a restart, and what can be lived with is told of
      app.awaitReady();
      assertThat(app.readiness())
          .contains("partitions is 1 instead of 12")
          .contains("retention.ms is 604800000 instead of -1")
          .doesNotContain("cleanup.policy is");
      assertThat(refusals(app)).as("once for each client").isEqualTo(2);
    }
  }

  private static int refusals(StreamsAppBeside app) {
    return app.command().printed().split("would lose rows", -1).length - 1;
  }

  @Test
  void topics_thatAreCreated_areAsTheyAreNeeded_internalOnesToo() throws Exception {
    Topics topics = new Topics("created.");
    try (StreamsAppBeside app = app(topics, Map.of("VOUCHER_TOPICS_REPLICATION", "1"))) {
      app.awaitReady();

      assertThat(app.readiness()).doesNotContain("put it right");
      String changelog = internal("partial-tallies-changelog");
      assertThat(config(changelog).get("max.compaction.lag.ms")).isEqualTo("60000");
      assertThat(config(changelog).get("min.insync.replicas")).isEqualTo("1");
      String deadLettered = internal("dead-lettered-orders-changelog");
      assertThat(config(deadLettered).get("delete.retention.ms")).isEqualTo("604800000");
      String repartition = internal("segment-partials-repartition");
      assertThat(config(repartition).get("cleanup.policy")).isEqualTo("delete");
      assertThat(config(repartition).get("retention.bytes")).isEqualTo("-1");
    }
  }

  /* Of the only generation. */
  private static String internal(String name) throws Exception {
    return admin.listTopics().names().get().stream()
        .filter(topic -> topic.startsWith("created.voucher-streams-tally-g"))
        .filter(topic -> topic.endsWith("-" + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void topics_thatAreDeletedWhileItRuns_areMadeAgain_andItGoesOn() throws Exception {
    // Given
    Topics topics = new Topics("deleted.");
    try (StreamsAppBeside app = app(topics)) {
      app.awaitReady();
      order(topics, 2640);
      await().until(() -> askInJson(topics).contains("\"voucher\":2640"));
      Map<String, Uuid> before = ours(topics);
      assertThat(before).hasSizeGreaterThan(10);

      // When
      admin.deleteTopics(before.keySet()).all().get();

      // Then
      await("all topics").until(() -> isAllAnew(before, ours(topics)));
      assertThat(askInJson(topics)).as("the first request of the new topic").isNotEmpty();
      await("an answer from what was counted since")
          .untilAsserted(
              () -> {
                order(topics, 2640);
                assertThat(askInJson(topics)).contains("\"voucher\":2640");
              });
      app.awaitReady();
    }
  }

  private static StreamsAppBeside app(Topics topics) throws IOException {
    return app(topics, Map.of());
  }

  private static StreamsAppBeside app(Topics topics, Map<String, String> variables)
      throws IOException {
    return StreamsAppBeside.start(
        broker.kafka(), registry.confluentApi(), registry.folder(), topics.prefix(), variables);
  }

  private static void create(NewTopic topic) throws Exception {
    admin.createTopics(List.of(topic)).all().get();
  }

  private static TopicConfig config(String topic) {
    return new TopicConfig(broker.kafka(), topic);
  }

  /* Those that Kafka Streams keeps its state in are not meant. */
  private static Map<String, Uuid> ours(Topics topics) throws Exception {
    return admin.listTopics().listings().get().stream()
        .filter(topic -> topic.name().startsWith(topics.prefix()))
        .filter(topic -> !topic.name().contains("voucher-streams-"))
        .collect(toMap(TopicListing::name, TopicListing::topicId));
  }

  private static boolean isAllAnew(Map<String, Uuid> before, Map<String, Uuid> now) {
    return now.keySet().containsAll(before.keySet())
        && Collections.disjoint(now.values(), before.values());
  }

  private static void order(Topics topics, long amount) throws Exception {
    OrderEvent order =
        OrderEvent.newBuilder()
            .setEventId("order")
            .setCountryCode("Peru")
            .setTimestamp(NOON)
            .setLastOrderTs(NOON)
            .setFirstOrderTs(NOON)
            .setTotalOrders(14L)
            .setVoucherAmount(amount)
            .build();
    try (AvroSerializer<OrderEvent> avro = new AvroSerializer<>()) {
      avro.configure(Map.of("schema.registry.url", registry.confluentApi()), false);
      send(topics.orderEvents(), "o", avro.serialize(topics.orderEvents(), order));
    }
  }

  private String askInJson(Topics topics) throws Exception {
    String id = "request-" + asked++;
    return RequestTraffic.ask(broker.kafka(), topics, id, RequestTraffic.request(id));
  }

  private static void send(String topic, String key, byte[] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.kafka()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }
}
