package dev.voucherstreams.service.table;

import java.time.Instant;
import java.util.Optional;

/** How fresh the table is. */
public interface Freshness {

  /**
   * When the table was last known to have all that had been written to its topic; empty if it never
   * was. An open transaction holds it back, and so does Kafka when it is away. A writer that has
   * stopped doesn't: nothing new was written then.
   */
  Optional<Instant> freshAsOf();
}
