package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What else may happen to a load: another one of the same data set, no registry. */
@SharedSystem
class LoaderIT {

  private final LocalSystem system;

  LoaderIT(LocalSystem system) {
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

  @Test
  void load_ofACorrectedHistory_namesTheFirstRowThatDiffers_andWhatStaysCounted() throws Exception {
    // Given
    Path file = system.history("corrected.csv", 1_200, "--bad-rows", "0");
    assertThat(system.load(file, "corrected").exitCode()).isZero();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(1 + 17, lines.get(1 + 18)); // the header comes first
    lines.set(1 + 600, lines.get(1 + 601));
    lines.addAll(List.copyOf(lines.subList(1, 101))); // it has grown, too
    Files.write(file, lines);

    // When
    Command.Result load = system.load(file, "corrected");

    // Then
    assertThat(load.exitCode()).isEqualTo(2);
    assertThat(load.output())
        .contains(
            "corrected.csv: data set corrected was loaded from a file with other rows, the first"
                + " that differs is row 17, counted from 0\n"
                + "nothing was sent; its 1,200 orders stay counted, and under another name");
  }

  @Test
  void load_whereTheTallyFlushesSeldom_endsWhenAllIsCounted() throws Exception {
    // Given
    String prefix = "seldom-";
    Path file = system.history("seldom.csv", 1_000, "--bad-rows", "0");
    Map<String, String> seldom = Map.of("VOUCHER_TALLY_FLUSH_INTERVAL", "3s");
    system.with("TOPIC_PREFIX", prefix);
    try (StreamsAppBeside tally =
        StreamsAppBeside.start(
            system.kafka(), system.registry(), system.folder(), prefix, seldom)) {
      tally.awaitReady();

      // When
      Command.Result load = system.load(file, "seldom");
      String counted = segments();

      // Then: nothing comes after that
      assertThat(load.exitCode()).as(load.output()).isZero();
      assertThat(counted).contains(" uses (").doesNotContain("\n0 segments");
      await()
          .pollDelay(Duration.ofSeconds(7))
          .untilAsserted(() -> assertThat(segments()).isEqualTo(counted));
    } finally {
      system.without("TOPIC_PREFIX");
    }
  }

  /* Without the first line, which says as of when it is. */
  private String segments() throws Exception {
    return system
        .runClient("segments-" + System.nanoTime(), Project.java(Project.LOADER, "segments"))
        .awaitSuccess()
        .replaceFirst("generation .*\\R", "");
  }
}
