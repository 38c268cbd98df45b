package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that can't be read: fixed and replayed, they count as if nothing had been wrong. */
class DeadLettersIT {

  private static final int ROWS = 100_000;
  private static final int BROKEN = 1_000;
  private static final String THOUSAND = "1,000 dead letters (1,000 SerializationException)";

  private static LocalSystem system;
  private static int commands;

  @BeforeAll
  static void start() throws Exception {
    system = LocalSystem.started("dead-letters");
  }

  @AfterAll
  static void stop() throws Exception {
    system.close();
  }

  @Test
  void brokenOrders_fixedAndReplayedTwice_countOnce_alsoCountedAnew() throws Exception {
    // Given: a history that is counted, and once more with a part whose schema is missing
    Path file = system.history("history.parquet", ROWS, "--bad-rows", "0");
    assertThat(system.load(file, "whole").exitCode()).isZero();
    await().until(system::isInStep);
    Map<String, Map<Long, Long>> whole = system.table().times(2);
    OrderCopies copies = new OrderCopies(system);
    int missingSchema = copies.registerSchema("the one before") + 1;
    copies.send("broken", ROWS / BROKEN, missingSchema);
    awaitWaiting(THOUSAND);

    // When: they are replayed too early, then fixed, and replayed twice
    assertThat(command("replay")).isEqualTo(THOUSAND + " sent again to order-events\n");
    awaitWaiting(THOUSAND);
    restartWithoutLocalState();
    assertThat(copies.registerSchema("the missing one")).isEqualTo(missingSchema);
    assertThat(command("replay")).isEqualTo(THOUSAND + " sent again to order-events\n");
    assertThat(command("replay")).isEqualTo("order-events: no dead letter waits\n");
    copies.replayEverythingOnceMore();
    awaitAllCounted(file);

    // Then
    await().untilAsserted(() -> assertThat(system.table().tallies()).isEqualTo(whole));
    countAnew();
    awaitAllCounted(file);
    await().untilAsserted(() -> assertThat(system.table().tallies()).isEqualTo(whole));
  }

  @Test
  void orderOfAMegabyte_thatCannotBeRead_isListedUntilItIsDiscarded() throws Exception {
    // Given
    byte[] garbage = "garbage ".repeat(131_000).getBytes(UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", system.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>("order-events", 3, "the key".getBytes(UTF_8), garbage);
      record.headers().add("sent-by", "a client".getBytes(UTF_8));
      producer.send(record).get();
    }

    awaitWaiting("1 dead letter (1 SerializationException)");

    // When
    String listed = command("dead-letters");
    String discarded = command("replay", "--discard");

    // Then
    assertThat(listed)
        .containsPattern("(?m)^order-events-3-\\d+  20\\S+Z$")
        .contains(
            """
              why     org.apache.kafka.common.errors.SerializationException: not in the Confluent \
            wire format: begins with 0x67 instead of 0x00
              key     the key
            """)
        .containsPattern("(?m)^  value   garbage garbage .* … and 1047500 more$")
        .contains("\n  header  sent-by: a client\n")
        .contains("\norder-events: 1 dead letter (1 SerializationException) waiting");
    assertThat(discarded).isEqualTo("1 dead letter (1 SerializationException) discarded\n");
    assertThat(command("dead-letters")).startsWith("order-events: no dead letter waits");
  }

  private static void awaitWaiting(String letters) {
    await()
        .untilAsserted(
            () ->
                assertThat(command("replay", "--dry-run"))
                    .isEqualTo(letters + " would be sent again to order-events\n"));
  }

  private static String command(String verb, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(Project.java(Project.LOADER, verb, "--topic", "order-events"));
    command.addAll(
        List.of("--bootstrap-servers", system.kafka(), "--schema-registry", system.registry()));
    command.addAll(List.of(options));
    return system.run(verb + "-" + ++commands, command).await().output();
  }

  /* The rows are loaded, so nothing is sent; but it waits until all that is there is counted. */
  private static void awaitAllCounted(Path file) throws Exception {
    Command.Result again = system.load(file, "whole");
    assertThat(again.exitCode()).as(again.output()).isZero();
    assertThat(again.output()).contains("0 sent, 100,000 already loaded");
  }

  /* What was dead-lettered has to come back from Kafka. */
  private static void restartWithoutLocalState() throws IOException {
    system.stop();
    delete(system.folder().resolve("run/state/streams-app"));
    system.start();
  }

  private static void countAnew() throws Exception {
    String recount =
        system.runClient("recount", Project.java(Project.LOADER, "recount")).awaitSuccess();
    assertThat(recount).contains("to be counted anew: g", "; serving: g");
    await("the next count to serve")
        .until(
            () ->
                system
                    .get(system.gateway("/api/v1/generations"))
                    .body()
                    .matches("(?s).*\"serving\" ?: ?\"g[0-9a-f]{8}-2\".*"));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted((one, other) -> other.compareTo(one)).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
