package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What else may happen to a load: another one of the same data set, no registry. */
@ExtendWith(SharedSystem.class)
class LoaderIT {

  private final TheSystem system;

  LoaderIT(TheSystem system) {
    this.system = system;
  }

  @Test
  void load_whileAnotherLoadsTheSame_takesOverAndCountsEachRowOnce() throws Exception {
    // Given: thousands of transactions, which take longer than the second needs to begin
    Path file = system.history("contended.parquet", 100_000, "--bad-rows", "0");
    system.answers();
    Table before = system.table();
    try (Command first = system.startLoad(file, "contended", "--chunk-rows", "50")) {
      await().until(() -> !system.table().since(before).isEmpty());

      // When
      Command.Result second = system.load(file, "contended");

      // Then: the reason may also be an error of the broker's, if both ask it at the same moment
      assertThat(second.exitCode()).as(second.output()).isZero();
      assertThat(first.await().exitCode()).as(first.printed()).isEqualTo(1);
      assertThat(first.printed())
          .containsAnyOf("another loader has begun to load the same data set", "Kafka failed: ")
          .contains("the same command goes on from there")
          .doesNotContain("Exception");
    }
    system.answers();
    Table contended = system.table();
    assertThat(system.load(file, "alone").exitCode()).isZero();
    system.answers();
    assertThat(system.table().since(contended)).isEqualTo(contended.since(before));
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
        system
            .run(
                "load-unsent",
                Project.java(
                    Project.LOADER,
                    "load",
                    file.toString(),
                    "--bootstrap-servers",
                    system.kafka(),
                    "--schema-registry",
                    nowhere,
                    "--kafka-config",
                    impatient.toString()))
            .await();

    // Then
    assertThat(load.exitCode()).isEqualTo(1);
    assertThat(load.output())
        .contains(nowhere, "SCHEMA_REGISTRY_URL", "; nothing was sent")
        .hasLineCount(1);
  }
}
