package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.schemas.history.SchemaHistory;
import dev.voucherstreams.streamsapp.state.SegmentPartials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * Holds the schema of the tally's state to its versions: state outlives the version of streams-app.
 */
class StateHistoryTest {

  @Test
  void state_getsOnWithAllItsVersions() throws IOException {
    Path file = Path.of("src", "main", "avro", "SegmentPartials.avsc");
    SchemaHistory.of(SegmentPartials.getClassSchema())
        .check(new Schema.Parser().parse(Files.readString(file)));
  }
}
