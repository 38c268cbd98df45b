package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.service.table.VoucherTable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has generations counted anew whose state is lost. Clients tell, from whichever thread; how often,
 * is the meter {@code voucher.generations.lost}.
 */
public final class LostCounts {

  private static final Logger LOG = LoggerFactory.getLogger(LostCounts.class);

  private final VoucherTable table;
  private final TableWriter writer;
  private final Counter counter;
  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  public LostCounts(VoucherTable table, TableWriter writer, MeterRegistry registry) {
    this.table = table;
    this.writer = writer;
    this.counter =
        Counter.builder("voucher.generations.lost")
            .description("How often a count was begun anew because its state was lost.")
            .register(registry);
  }

  /** Takes note that the state of a generation is lost. */
  public void add(String generation, String reason) {
    counter.increment();
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
