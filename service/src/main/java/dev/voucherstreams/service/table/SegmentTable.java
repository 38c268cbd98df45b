package dev.voucherstreams.service.table;

import dev.voucherstreams.schemas.generation.Generations;
import java.util.Optional;

/** The latest voucher of each segment, in all generations. Asking neither blocks nor throws. */
public interface SegmentTable {

  /** What requests are answered from, now. To be asked once for each request. */
  Served served();

  /** All that is known of generations, now. */
  Generations generations();

  /** The table of a generation, complete or not; empty if there is none of this name. */
  Optional<ServedTable> table(String generation);
}
