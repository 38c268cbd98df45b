package dev.voucherstreams.streamsapp.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Holds the topology to docs/topology-requests.txt, so that a change is a decision: if it is one,
 * replace the file by what the failure shows.
 */
class RequestTopologyDescriptionTest {

  private static final Path GOLDEN = Path.of("..", "docs", "topology-requests.txt");

  @Test
  void describe_isAsDocumented() throws IOException {
    try (RegistryStub registry = new RegistryStub()) {
      // When
      RequestTopics topics = new RequestTopics(RequestDriver.NAMES, registry.config(), 1);
      String description =
          RequestDriver.topology(
                  topics,
                  registry.config(),
                  new PoisonRecords(),
                  new SimpleMeterRegistry(),
                  Optional.empty())
              .describe()
              .toString();

      // Then
      assertThat(description).isEqualToNormalizingWhitespace(Files.readString(GOLDEN));
    }
  }
}
