package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Holds the topology to docs/topology.txt. A changed name of a store or an internal topic loses the
 * state of every running system, so a change here is a decision: if it is one, replace the file by
 * what the failure shows.
 */
class TopologyDescriptionTest {

  private static final Path GOLDEN = Path.of("..", "docs", "topology.txt");

  @Test
  void describe_isAsDocumented() throws IOException {
    try (RegistryStub registry = new RegistryStub()) {
      // When
      String description =
          TallyDriver.topology(
                  new TallyTopics(TallyDriver.NAMES, registry.config()),
                  TallyDriver.count(SegmentRules.standard(), List.of()),
                  256,
                  new OrderCounters(new SimpleMeterRegistry()),
                  new PoisonRecords(),
                  new OrderPositions(),
                  Optional::empty)
              .describe()
              .toString();

      // Then
      assertThat(description).isEqualToNormalizingWhitespace(Files.readString(GOLDEN));
    }
  }
}
