package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.service.table.VoucherTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has generations counted anew whose state is lost. Clients tell, from whichever thread. */
final class LostCounts {

  private static final Logger LOG = LoggerFactory.getLogger(LostCounts.class);

  private final VoucherTable table;
  private final TableWriter writer;
  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  LostCounts(VoucherTable table, TableWriter writer) {
    this.table = table;
    this.writer = writer;
  }

  /** Takes note that the state of a generation is lost. */
  void add(String generation, String reason) {
    reasons.putIfAbsent(generation, reason);
  }

  /** Says so in the table, until it is there. */
  void giveUp() throws ExecutionException, InterruptedException {
    reasons.keySet().removeIf(this::isGivenUp);
    for (Map.Entry<String, String> each : reasons.entrySet()) {
      LOG.error("{} is counted anew, its state is lost: {}", each.getKey(), each.getValue());
      writer.giveUp(each.getKey(), "state lost: " + each.getValue());
    }
  }

  private boolean isGivenUp(String generation) {
    return table.generations().named(generation).flatMap(Generation::givenUp).isPresent();
  }
}
