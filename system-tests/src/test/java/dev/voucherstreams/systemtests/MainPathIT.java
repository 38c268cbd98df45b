package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.schemas.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From a history file to the answers, on one system; each test counts what it adds. The broker is
 * the oldest that is supported, since all other tests have our own version's, or of each version
 * that {@code KAFKA_VERSIONS} lists: {@code make compat}.
 */
@ParameterizedClass
@MethodSource("brokers")
class MainPathIT {

  private static final String OLDEST = "4.1.2";
  private static final String OWN = "own";

  private static final String SEED_REQUEST =
      """
      {"customer_id": 123, "country_code": "Peru", "last_order_ts": "2021-10-26 00:00:00",
       "first_order_ts": "2021-10-26 00:00:00", "total_orders": 14,
       "segment_name": "frequent_segment"}
      """;

  private static LocalSystem system;

  /* JUnit gives the version to start() only if the class takes it, too. */
  MainPathIT(String broker) {}

  static Stream<String> brokers() {
    return Stream.of(System.getenv().getOrDefault("KAFKA_VERSIONS", OLDEST).split(" ", -1));
  }

  @BeforeParameterizedClassInvocation
  static void start(String broker) throws Exception {
    system = new LocalSystem("main-path");
    if (!OWN.equals(broker)) {
      String jars = "target/brokers/" + broker;
      Command.Result collected = system.make(jars);
      assertThat(collected.exitCode()).as(collected.output()).isZero();
      system.with("KAFKA_JARS", jars);
    }
    system.start();
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    system.close();
  }

  @Test
  void seedRequest_afterALoad_isAnsweredWithTheWinnerOfItsSegment() throws Exception {
    // Given
    loadAndAwait(system.history("seed.parquet", 2_000, "--bad-rows", "0"), "seed");

    // When
    HttpResponse<String> answer = system.askForVoucher(SEED_REQUEST);

    // Then
    long winner = system.table().winners().get("Peru|frequent_segment|13-37");
    assertThat(winner).isPositive();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"voucher\":" + winner + "}");
    assertThat(system.get(system.gateway("/healthz")).body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(RequestTraffic.ask(system.kafka(), new Topics(""), "seed", SEED_REQUEST))
        .contains("\"voucher\":" + winner);
  }

  @Test
  void file_loadedTwiceAndThenGrown_countsEachRowOnce() throws Exception {
    // Given
    Path shorter = system.history("short.csv", 1_000, "--bad-rows", "0", "--seed", "7");
    Path longer = system.history("long.csv", 1_500, "--bad-rows", "0", "--seed", "7");
    loadAndAwait(shorter, "growing");

    // When
    Command.Result again = system.load(shorter, "growing");
    long before = uses();
    Command.Result grown = system.load(longer, "growing");
    long added = usesAfter(before);
    Command.Result whole = system.load(longer, "whole");

    // Then
    assertThat(again.output()).contains("0 sent, 1,000 already loaded, 0 rejected");
    assertThat(grown.output()).contains("500 sent, 1,000 already loaded, 0 rejected");
    assertThat(whole.output()).contains("1,500 sent, 0 already loaded, 0 rejected");
    long ofTheWhole = usesAfter(before + added);
    long ofTheShorter = ofTheWhole - added;
    assertThat(ofTheShorter).isGreaterThan(added);
    assertThat(before).isGreaterThanOrEqualTo(ofTheShorter);
  }

  @Test
  void otherFile_underALoadedName_isRefused() throws Exception {
    // Given
    loadAndAwait(system.history("one.ndjson", 500, "--bad-rows", "0", "--seed", "1"), "mixed-up");
    long before = uses();

    // When
    Command.Result other =
        system.load(
            system.history("two.ndjson", 500, "--bad-rows", "0", "--seed", "2"), "mixed-up");

    // Then
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.output()).contains("mixed-up").contains("DATASET=");
    assertThat(uses()).isEqualTo(before);
  }

  @Test
  void sameRows_inEveryFormat_giveTheSameTallies() throws Exception {
    long[] added = new long[4];
    List<String> names = List.of("rows.parquet", "rows.csv.gz", "rows.ndjson", "rows.csv");
    for (int i = 0; i < added.length; i++) {
      long before = uses();
      loadAndAwait(
          system.history(names.get(i), 800, "--bad-rows", "0", "--seed", "3"), "format-" + i);
      added[i] = uses() - before;
    }

    assertThat(added).containsOnly(added[0]);
    assertThat(added[0]).isPositive();
  }

  @Test
  void rowsThatCannotBeRead_goToTheRejectFile_andTheRestIsLoaded() throws Exception {
    // Given
    Path file = system.folder().resolve("bad.csv");
    Files.writeString(
        file,
        """
        timestamp,country_code,last_order_ts,first_order_ts,total_orders,voucher_amount
        2020-04-05 15:07:46,Peru,2020-01-06 00:00:00,2019-01-06 00:00:00,3,2640
        yesterday,Peru,2020-01-06 00:00:00,2019-01-06 00:00:00,3,2640
        2020-04-05 15:07:46,Peru,2020-01-06 00:00:00,2019-01-06 00:00:00,3,26.5
        """);

    // When
    Command.Result load = system.load(file, "bad");
    Command.Result tolerated = system.load(file, "bad", "--tolerate-rejects");

    // Then
    assertThat(load.exitCode()).isEqualTo(5);
    assertThat(tolerated.exitCode()).as(tolerated.output()).isZero();
    assertThat(load.output()).contains("1 sent, 0 already loaded, 2 rejected", "bad.rejects.csv");
    List<String> rejects = Files.readAllLines(system.folder().resolve("bad.rejects.csv"));
    assertThat(rejects).hasSize(3);
    assertThat(rejects.get(1)).startsWith("1,").contains("yesterday");
    assertThat(rejects.get(2)).startsWith("2,").contains("26.5");
  }

  @Test
  void garbage_onOrderEvents_goesToTheDeadLettersAndTheStreamGoesOn() throws Exception {
    // Given
    byte[] garbage = "no order at all".getBytes(UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      // When
      producer.send(new ProducerRecord<>("order-events", garbage)).get();
    }
    loadAndAwait(
        system.history("after.csv", 300, "--bad-rows", "0", "--seed", "5"), "after-garbage");

    // Then
    ConsumerRecord<byte[], byte[]> letter = onlyDeadLetter();
    assertThat(letter.value()).isEqualTo(garbage);
    assertThat(new String(letter.headers().lastHeader("__streams.errors.message").value(), UTF_8))
        .isEqualTo("not in the Confluent wire format: begins with 0x6e instead of 0x00");
  }

  @Test
  void schema_thatDoesNotGetOnWithTheRegistered_isRefusedByTheRegistry() throws Exception {
    // Given
    for (String topic : new Topics("").schemas().keySet()) {
      String level = system.registry() + "/config/" + topic + "-value";
      await().until(() -> system.get(level).body().contains("FULL_TRANSITIVE"));
    }

    // When
    HttpRequest register =
        HttpRequest.newBuilder(
                URI.create(system.registry() + "/subjects/order-events-value/versions"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"schema\": \"\\\"string\\\"\"}"))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(register, BodyHandlers.ofString());

    // Then
    assertThat(answer.statusCode()).isEqualTo(409);
  }

  private static ConsumerRecord<byte[], byte[]> onlyDeadLetter() {
    TopicPartition deadLetters = new TopicPartition("order-events.dead-letter", 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(deadLetters));
      consumer.seekToBeginning(List.of(deadLetters));
      List<ConsumerRecord<byte[], byte[]>> letters =
          await()
              .until(
                  () -> consumer.poll(Duration.ofMillis(200)).records(deadLetters),
                  found -> !found.isEmpty());
      assertThat(letters).hasSize(1);
      return letters.get(0);
    }
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", system.kafka());
  }

  /* Counted by streams-app is not yet answered by the gateway: that takes some milliseconds more. */
  private static void loadAndAwait(Path file, String dataset) throws Exception {
    long before = uses();
    Command.Result load = system.load(file, dataset);
    assertThat(load.exitCode()).as(load.output()).isZero();
    assertThat(usesAfter(before)).isPositive();
  }

  private static long uses() throws Exception {
    return system.table().total("frequent_segment");
  }

  /** Returns what came on top, once streams-app and gateway agree on it. */
  private static long usesAfter(long before) throws Exception {
    await().until(() -> uses() > before && system.isInStep());
    return uses() - before;
  }
}
