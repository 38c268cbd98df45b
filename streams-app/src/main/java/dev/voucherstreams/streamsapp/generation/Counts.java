package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.service.table.VoucherTable;
import dev.voucherstreams.streamsapp.generation.GenerationPlan.Planned;
import dev.voucherstreams.streamsapp.tally.Count;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** Puts together what the topology of a generation has to know, from what is published. */
record Counts(VoucherTable table, InstantSource clock) {

  /**
   * @param beside whether another generation is counted in the same process, whose dead letters are
   *     enough
   */
  Count of(Planned planned, boolean beside) {
    return new Count(
        planned.name(),
        planned.rank(),
        planned.number(),
        planned.identity().rules(),
        planned.identity().countries(),
        planned.manual(),
        table
            .generations()
            .named(planned.name())
            .map(Generation::beganAt)
            .orElseGet(clock::instant),
        () -> table.parts(planned.name()),
        beside ? partition -> Long.MAX_VALUE : deadLettered(planned.name()));
  }

  /* Whatever another generation has been through it has dead-lettered, too. */
  private IntToLongFunction deadLettered(String except) {
    Map<Integer, Long> positions = new HashMap<>();
    for (Generation other : table.generations().all()) {
      if (!other.name().equals(except)) {
        for (OrderPartition each : other.partitions()) {
          positions.merge(each.getPartition(), each.getPosition(), Math::max);
        }
      }
    }
    return partition -> positions.getOrDefault(partition, 0L);
  }
}
