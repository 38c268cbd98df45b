package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** kill -9 in the middle of a load: the tallies are those of a load that nothing happened to. */
class TallyFaultsIT {

  private static final int ROWS = 200_000;

  private static LocalSystem system;
  private static int secondPort;

  @BeforeAll
  static void start() throws Exception {
    system = LocalSystem.started("tally-faults");
    secondPort = Project.freePort();
  }

  @AfterAll
  static void stop() throws Exception {
    system.close();
  }

  @Test
  void streamsApp_killedInTheMiddleOfALoad_countsEachRowOnce() throws Exception {
    // Given: the same rows counted without a fault, and a second instance that has half the tasks
    Path file = system.history("history.parquet", ROWS, "--bad-rows", "0");
    assertThat(system.load(file, "undisturbed").exitCode()).isZero();
    await().until(system::isInStep);
    Table undisturbed = system.table();
    try (Command second = startSecond("second-1")) {
      awaitBothHoldAPart();

      // When
      Command load =
          system.startLoad(file, "disturbed", "--chunk-rows", "10000", "--wait-timeout", "170");
      long counted = undisturbed.total("frequent_segment");
      await().until(() -> system.table().total("frequent_segment") > counted + counted / 10);
      second.kill();
      try (Command successor = startSecond("second-2")) {
        assertThat(load.await().exitCode()).as(load.printed()).isZero();

        // Then
        Map<String, Map<Long, Long>> twice = undisturbed.times(2);
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(system.table().tallies()).isEqualTo(twice));
        assertThat(successor.process().isAlive()).isTrue();
        await().untilAsserted(() -> assertThat(sumOfOrders()).isEqualTo(2 * ROWS));
      }
    }
  }

  private static long sumOfOrders() throws Exception {
    long sum = 0;
    for (JsonNode number : system.orders()) {
      sum += number.asLong();
    }
    return sum;
  }

  /* Always under the same name, so that it gets its tasks back at once when it is started again. */
  private static Command startSecond(String name) throws Exception {
    system
        .with("KAFKA_BOOTSTRAP_SERVERS", system.kafka())
        .with("SCHEMA_REGISTRY_URL", system.registry())
        .with("SERVER_PORT", Integer.toString(secondPort))
        .with("MANAGEMENT_SERVER_PORT", "0")
        .with("INSTANCE_ID", "second")
        .with("STATE_DIR", system.folder().resolve("second").toString());
    return system.run(name, Project.app(Project.STREAMS_APP));
  }

  /* Once both have their tasks, each answers with the whole table, the other's part included. */
  private static void awaitBothHoldAPart() {
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode whole = system.segments(system.gateway("/api/v1/segments"));
              String url = "http://localhost:" + secondPort + "/segments";
              assertThat(whole.isArray()).isTrue();
              assertThat(system.segments(url)).isEqualTo(whole);
              assertThat(system.segments(url + "?scope=local")).isNotEqualTo(whole);
              assertThat(system.segments(system.streamsApp("/segments"))).isEqualTo(whole);
            });
  }
}
