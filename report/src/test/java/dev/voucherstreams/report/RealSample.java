package dev.voucherstreams.report;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;

/**
 * The real sample of order history, which is not part of the project: where it is missing a test
 * says so and goes without, and with {@code REQUIRE_SAMPLE=true}, as in CI, it fails.
 */
final class RealSample {

  private static final Path FOLDER =
      Path.of(System.getenv().getOrDefault("VOUCHER_SAMPLE_DIR", "../../shared/data"));

  static final Path FILE = FOLDER.resolve("peru-orders-sample.parquet.gzip");
  private static final Path EXPECTED = FOLDER.resolve("peru-orders-sample.expected.json");

  private RealSample() {}

  static void require() {
    if (Files.exists(FILE) && Files.exists(EXPECTED)) {
      return;
    }
    String message = "the real sample of order history is not at " + FOLDER;
    if ("true".equals(System.getenv("REQUIRE_SAMPLE"))) {
      fail(message);
    }
    System.out.println("Going without the real sample: " + message);
    Assumptions.abort(message);
  }

  /** By segment, how often each amount was used: counted by an independent program. */
  static Map<String, Map<Long, Long>> tallies() throws IOException {
    Map<String, Map<Long, Long>> tallies = new TreeMap<>();
    for (Map.Entry<String, JsonNode> segment : expected().get("tallies").properties()) {
      Map<Long, Long> tally = new TreeMap<>();
      for (Map.Entry<String, JsonNode> uses : segment.getValue().properties()) {
        tally.put(Long.valueOf(uses.getKey()), uses.getValue().asLong());
      }
      tallies.put(segment.getKey(), tally);
    }
    return tallies;
  }

  static Map<String, Long> winners() throws IOException {
    Map<String, Long> winners = new TreeMap<>();
    for (Map.Entry<String, JsonNode> segment : expected().get("winners").properties()) {
      winners.put(segment.getKey(), segment.getValue().asLong());
    }
    return winners;
  }

  private static JsonNode expected() throws IOException {
    return new ObjectMapper().readTree(EXPECTED.toFile());
  }
}
