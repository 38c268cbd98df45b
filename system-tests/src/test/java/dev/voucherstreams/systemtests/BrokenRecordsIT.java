package dev.voucherstreams.systemtests;

import static dev.voucherstreams.systemtests.BrokenRecord.header;
import static dev.voucherstreams.systemtests.BrokenRecord.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * All that can be wrong with a record, in every partition of every topic that anybody may write to,
 * between good ones: no client ends, each good one is processed, and each broken one is
 * dead-lettered once.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the first counts what is there
class BrokenRecordsIT {

  private static final String ORDERS = "order-events";
  private static final String REQUESTS = "voucher-requests";
  private static final String JSON = "voucher-requests-json";

  private static LocalSystem system;

  private final Map<Origin, BrokenRecord> broken = new HashMap<>();
  private final Map<String, Integer> good = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    system = LocalSystem.started("broken-records");
    for (String topic : List.of(ORDERS, REQUESTS, JSON)) {
      limitMessages(topic, 16_000_000);
    }
  }

  private static void limitMessages(String topic, int bytes) throws Exception {
    new TopicConfig(system.kafka(), topic).set("max.message.bytes", Integer.toString(bytes));
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  @Order(1)
  void brokenRecords_betweenGoodOnes_areDeadLetteredOnce_andNothingStops() throws Exception {
    // Given
    byte[] order = avro(ORDERS, order(2640).build());
    byte[] request = avro(REQUESTS, request());
    List<BrokenRecord> brokenOrders = brokenOrders(order);
    List<String> failures = failures();

    // When
    try (RawProducer producer = new RawProducer(system.kafka())) {
      send(producer, ORDERS, 12, brokenOrders, order);
      send(producer, REQUESTS, 4, BrokenRecord.inAvro(request), request);
      send(producer, JSON, 4, BrokenRecord.inJson(), text(RequestTraffic.request("r")));
    }

    // Then
    for (String topic : List.of(ORDERS, REQUESTS, JSON)) {
      await(topic).untilAsserted(() -> assertThat(missing(topic)).isEmpty());
      assertThat(letters(topic)).hasSize(of(topic)).allSatisfy(this::assertReason);
      assertThat(letters(topic))
          .map(letter -> letter.place().orElseThrow())
          .doesNotHaveDuplicates();
    }
    await()
        .untilAsserted(
            () ->
                assertThat(system.table().total("frequent_segment"))
                    .isEqualTo((long) good.get(ORDERS)));
    assertResults("voucher-results", good.get(REQUESTS));
    assertResults("voucher-results-json", good.get(JSON));
    assertThat(failures()).isEqualTo(failures);
    assertAllListed();
    assertReplayPassesOverWhatCannotBeSent();
  }

  @Test
  @Order(2)
  void deadLetterTopic_thatTakesLessThanItShould_getsShorterLetters() throws Exception {
    // Given
    limitMessages(REQUESTS + ".dead-letter", 50_000);
    int before = letters(REQUESTS).size();

    // When
    try (RawProducer producer = new RawProducer(system.kafka())) {
      BrokenRecord.of("100 KB", "", new byte[100_000]).send(producer, REQUESTS, 0);
    }

    // Then
    await().until(() -> letters(REQUESTS).size() > before);
    assertThat(letters(REQUESTS).get(before).leftOut()).contains("value (100000 bytes)");
    limitMessages(REQUESTS + ".dead-letter", 2 * 1024 * 1024);
  }

  @Test
  @Order(3)
  void result_thatItsTopicDoesNotTake_isDeadLettered_andTheOthersGoOn() throws Exception {
    // Given
    limitMessages("voucher-results-json", 20_000);
    int before = letters(JSON).size();
    int results = results("voucher-results-json");
    byte[] request = text(RequestTraffic.request("r"));

    // When
    try (RawProducer producer = new RawProducer(system.kafka())) {
      producer.send(JSON, 0, System.currentTimeMillis(), text("k"), request);
      producer.send(JSON, 0, System.currentTimeMillis(), new byte[40_000], request);
      producer.send(JSON, 0, System.currentTimeMillis(), text("k"), request);
    }

    // Then
    await().until(() -> results("voucher-results-json") == results + 2);
    await()
        .untilAsserted(
            () ->
                assertThat(letters(JSON).stream().skip(before))
                    .singleElement()
                    .satisfies(
                        letter ->
                            assertThat(letter.message())
                                .contains("voucher-results-json has refused one of 40,")));
    limitMessages("voucher-results-json", 1_048_588);
  }

  private static int results(String topic) {
    try (Reader<byte[]> reader = new Reader<>(system.kafka(), topic, new ByteArrayDeserializer())) {
      return reader.readToTheEnd().size();
    }
  }

  private static List<BrokenRecord> brokenOrders(byte[] good) {
    List<BrokenRecord> orders = new ArrayList<>(BrokenRecord.inAvro(good));
    orders.add(BrokenRecord.of("another type", "event_id", avro(REQUESTS, request())));
    orders.add(
        BrokenRecord.of(
            "negative amount", "voucher_amount is negative: -1", avro(ORDERS, order(-1).build())));
    orders.add(
        BrokenRecord.of(
            "data set without row",
            "dataset and row come together",
            avro(ORDERS, order(1).setDataset("d").build())));
    orders.add(
        BrokenRecord.of(
            "negative row",
            "row is negative: -4",
            avro(ORDERS, order(1).setDataset("d").setRow(-4L).build())));
    orders.add(
        BrokenRecord.of(
            "data set with a long name",
            "dataset has 900,000 characters",
            avro(ORDERS, order(1).setDataset("d".repeat(900_000)).setRow(1L).build())));
    orders.add(
        BrokenRecord.of("replay of nothing", "must name an earlier record", good)
            .withHeaders(header(Origin.REPLAY_HEADER, text("nonsense"))));
    orders.add(
        BrokenRecord.of("replay of what is to come", "must name an earlier record", good)
            .withHeaders(header(Origin.REPLAY_HEADER, text("order-events-0-999999999"))));
    orders.add(
        BrokenRecord.of("replay of null", "must name an earlier record", good)
            .withHeaders(header(Origin.REPLAY_HEADER, null)));
    return orders;
  }

  /* Good ones without a timestamp are among them, for clients that are not Java write these, too. */
  private void send(
      RawProducer producer, String topic, int partitions, List<BrokenRecord> kinds, byte[] fine)
      throws Exception {
    for (int partition = 0; partition < partitions; partition++) {
      producer.send(topic, partition, RawProducer.NO_TIMESTAMP, null, fine);
      for (BrokenRecord kind : kinds) {
        broken.put(new Origin(topic, partition, kind.send(producer, topic, partition)), kind);
        producer.send(topic, partition, System.currentTimeMillis(), text("k"), fine);
      }
      good.merge(topic, kinds.size() + 1, Integer::sum);
    }
  }

  private int of(String topic) {
    return (int) broken.keySet().stream().filter(place -> place.topic().equals(topic)).count();
  }

  private Set<String> missing(String topic) {
    Map<Origin, BrokenRecord> rest = new HashMap<>(broken);
    rest.keySet().removeIf(place -> !place.topic().equals(topic));
    letters(topic).forEach(letter -> rest.remove(letter.place().orElseThrow()));
    return rest.values().stream().map(BrokenRecord::name).collect(Collectors.toSet());
  }

  private void assertReason(DeadLetter letter) {
    BrokenRecord kind = broken.get(letter.place().orElseThrow());
    assertThat(kind).as(letter.message()).isNotNull();
    assertThat(letter.message()).as(kind.name()).isNotEmpty().contains(kind.reason());
    boolean isWhole = letter.leftOut().isEmpty();
    assertThat(letter.record().value()).as(kind.name()).isEqualTo(isWhole ? kind.value() : null);
    assertThat(letter.record().timestamp()).isGreaterThan(Instant.now().toEpochMilli() - 3_600_000);
  }

  private static List<DeadLetter> letters(String topic) {
    try (Reader<byte[]> reader =
        new Reader<>(system.kafka(), topic + ".dead-letter", new ByteArrayDeserializer())) {
      return reader.readToTheEnd().stream().map(BrokenRecordsIT::letter).toList();
    }
  }

  /* The reader's keys are text, and no check here looks at them. */
  private static DeadLetter letter(ConsumerRecord<String, byte[]> record) {
    return new DeadLetter(
        new ConsumerRecord<>(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.timestampType(),
            record.serializedKeySize(),
            record.serializedValueSize(),
            new byte[0],
            record.value(),
            record.headers(),
            Optional.empty()));
  }

  private static void assertResults(String topic, int count) {
    try (Reader<byte[]> reader = new Reader<>(system.kafka(), topic, new ByteArrayDeserializer())) {
      await(topic).until(() -> reader.readToTheEnd().size() >= count);
      assertThat(reader.readToTheEnd()).hasSize(count);
    }
  }

  private static List<String> failures() throws Exception {
    String url =
        "http://localhost:%d/actuator/prometheus".formatted(system.managementPort("streams-app"));
    List<String> lines =
        system
            .get(url)
            .body()
            .lines()
            .filter(line -> line.startsWith("voucher_client_failures_total"))
            .toList();
    assertThat(lines).hasSize(2);
    return lines;
  }

  private void assertAllListed() throws Exception {
    Command.Result listed =
        system.runClient("dead-letters", Project.java(Project.LOADER, "dead-letters")).await();
    assertThat(listed.exitCode()).as(listed.output()).isZero();
    assertThat(listed.output().lines().filter(line -> line.startsWith("  why ")))
        .hasSize(broken.size());
    assertThat(listed.output().lines().filter(line -> line.startsWith("  lacks ")))
        .hasSizeGreaterThan(20);
  }

  private void assertReplayPassesOverWhatCannotBeSent() throws Exception {
    for (String topic : List.of(ORDERS, REQUESTS, JSON)) {
      long cannot = letters(topic).stream().filter(letter -> letter.leftOut().isPresent()).count();
      Command.Result replayed =
          system
              .runClient(
                  "replay-" + topic, Project.java(Project.LOADER, "replay", "--topic", topic))
              .await();
      assertThat(replayed.exitCode()).as(replayed.output()).isZero();
      assertThat(replayed.output()).contains("sent again to " + topic);
      long again = 2L * of(topic) - cannot - mended(topic);
      await(topic)
          .untilAsserted(() -> assertThat(letters(topic)).hasSizeGreaterThanOrEqualTo((int) again));
    }
  }

  /* A replay has a header of its own in the place of one that was wrong. */
  private long mended(String topic) {
    return broken.entrySet().stream()
        .filter(each -> each.getKey().topic().equals(topic))
        .filter(each -> each.getValue().name().startsWith("replay of "))
        .count();
  }

  private static OrderEvent.Builder order(long amount) {
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    return OrderEvent.newBuilder()
        .setEventId("an event")
        .setCountryCode("Peru")
        .setTimestamp(now)
        .setLastOrderTs(now.minus(Duration.ofDays(40)))
        .setFirstOrderTs(now.minus(Duration.ofDays(400)))
        .setTotalOrders(14L)
        .setVoucherAmount(amount);
  }

  private static VoucherRequest request() {
    Instant now = Instant.parse("2026-01-01T12:00:00Z");
    return VoucherRequest.newBuilder()
        .setRequestId("a request that is long enough to be cut")
        .setCustomerId(7L)
        .setCountryCode("Peru")
        .setLastOrderTs(now)
        .setFirstOrderTs(now)
        .setTotalOrders(14L)
        .setSegmentName("frequent_segment")
        .build();
  }

  private static byte[] avro(String topic, SpecificRecord record) {
    try (AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>()) {
      serializer.configure(Map.of("schema.registry.url", system.registry()), false);
      return serializer.serialize(topic, record);
    }
  }
}
