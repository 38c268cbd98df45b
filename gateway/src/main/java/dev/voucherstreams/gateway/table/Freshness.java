package dev.voucherstreams.gateway.table;

import java.time.Instant;
import java.util.Optional;

/** How fresh the table is. */
public interface Freshness {

  /**
   * When the table was last known to have all that there was; empty if it never was. Since then
   * nothing was heard of Kafka.
   */
  Optional<Instant> freshAsOf();
}
