package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/configuration.md to the subjects that the tally writes under: where registering is
 * left to somebody else, that is what has to be registered.
 */
class TallySubjectsTest {

  @Test
  void document_namesEverySubject() throws IOException {
    // Given
    String document = Files.readString(Path.of("..", "docs", "configuration.md"));

    // When
    try (TallyDriver tally = new TallyDriver()) {
      tally.pipe(Orders.order(2640));
      tally.flush();

      // Then
      assertThat(tally.subjects())
          .containsExactlyInAnyOrder(
              "order-events-value",
              "segment-vouchers-value",
              "segment-vouchers-dev.voucherstreams.events.GenerationPart")
          .allSatisfy(subject -> assertThat(document).contains("`" + subject + "`"));
    }
  }
}
