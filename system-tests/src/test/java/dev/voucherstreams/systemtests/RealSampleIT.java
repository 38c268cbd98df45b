package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Real order history through the whole system. The sample is not part of the project: where it is
 * missing this says so, and with {@code REQUIRE_SAMPLE=true}, as in CI, it fails.
 */
class RealSampleIT {

  private static final Path FOLDER =
      Project.ROOT.resolve(System.getenv().getOrDefault("VOUCHER_SAMPLE_DIR", "../shared/data"));
  private static final Path SAMPLE = FOLDER.resolve("peru-orders-sample.parquet.gzip");
  private static final Path EXPECTED = FOLDER.resolve("peru-orders-sample.expected.json");

  @Test
  void realSample_loaded_givesExactlyTheExpectedTalliesAndWinners() throws Exception {
    requireSample();
    JsonNode expected = new ObjectMapper().readTree(EXPECTED.toFile());
    try (LocalSystem system = LocalSystem.started("real-sample")) {
      // When
      Command.Result load = system.load(SAMPLE, "peru");

      // Then
      assertThat(load.exitCode()).as(load.output()).isZero();
      assertThat(load.output()).contains("10,655 sent, 0 already loaded, 0 rejected");
      await()
          .untilAsserted(() -> assertThat(system.table().tallies()).isEqualTo(tallies(expected)));
      assertThat(system.table().winners()).isEqualTo(winners(expected));
      assertThat(system.segments(system.streamsApp("/segments")))
          .isEqualTo(system.segments(system.gateway("/api/v1/segments")));
    }
  }

  private static void requireSample() {
    if (Files.exists(SAMPLE) && Files.exists(EXPECTED)) {
      return;
    }
    String message = "the real sample of order history is not at " + FOLDER;
    if ("true".equals(System.getenv("REQUIRE_SAMPLE"))) {
      fail(message);
    }
    System.out.println("Going without the real sample: " + message);
    Assumptions.abort(message);
  }

  private static Map<String, Map<Long, Long>> tallies(JsonNode expected) {
    Map<String, Map<Long, Long>> tallies = new TreeMap<>();
    expected
        .get("tallies")
        .properties()
        .forEach(segment -> tallies.put(segment.getKey(), tally(segment.getValue())));
    return tallies;
  }

  private static Map<Long, Long> tally(JsonNode amounts) {
    Map<Long, Long> tally = new TreeMap<>();
    amounts
        .properties()
        .forEach(uses -> tally.put(Long.valueOf(uses.getKey()), uses.getValue().asLong()));
    return tally;
  }

  private static Map<String, Long> winners(JsonNode expected) {
    Map<String, Long> winners = new TreeMap<>();
    expected
        .get("winners")
        .properties()
        .forEach(segment -> winners.put(segment.getKey(), segment.getValue().asLong()));
    return winners;
  }
}
