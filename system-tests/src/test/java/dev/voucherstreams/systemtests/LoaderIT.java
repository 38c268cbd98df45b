package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What else may happen to a load: another one of the same data set, no registry. */
class LoaderIT {

  private static TheSystem system;

  @BeforeAll
  static void start() throws Exception {
    system = TheSystem.started("loader");
  }

  @AfterAll
  static void stop() throws Exception {
    system.close();
  }

  @Test
  void load_whileAnotherLoadsTheSame_takesOverAndCountsEachRowOnce() throws Exception {
    // Given: thousands of transactions, which take longer than the second needs to begin
    Path file = system.history("history.parquet", 100_000, "--bad-rows", "0");
    try (Command first = system.startLoad(file, "contended", "--chunk-rows", "50")) {
      await().until(() -> uses() > 500);

      // When
      Command.Result second = system.load(file, "contended");

      // Then
      assertThat(second.exitCode()).as(second.output()).isZero();
      assertThat(first.await().exitCode()).as(first.printed()).isEqualTo(1);
      assertThat(first.printed())
          .contains("another loader has begun to load the same data set")
          .contains("the same command goes on from there")
          .doesNotContain("Exception");
    }
    await().until(system::isInStep);
    Table contended = system.table();
    assertThat(system.load(file, "alone").exitCode()).isZero();
    await().untilAsserted(() -> assertThat(system.table().tallies()).isEqualTo(contended.times(2)));
  }

  @Test
  void load_withoutARegistry_isToldInOneLineAndNothingIsSent() throws Exception {
    // Given
    Path file = system.history("unsent.csv", 10);
    Path impatient =
        Files.writeString(
            system.folder().resolve("impatient.properties"), "schema.registry.max.wait.ms=500\n");
    String nowhere = "http://localhost:" + Project.freePort();

    // When
    Command.Result load =
        system.load(
            file, "unsent", "--schema-registry", nowhere, "--kafka-config", impatient.toString());

    // Then
    assertThat(load.exitCode()).isEqualTo(1);
    assertThat(load.output())
        .contains(nowhere, "SCHEMA_REGISTRY_URL", "; nothing was sent")
        .hasLineCount(1);
  }

  private static long uses() throws Exception {
    return system.table().total("frequent_segment");
  }
}
