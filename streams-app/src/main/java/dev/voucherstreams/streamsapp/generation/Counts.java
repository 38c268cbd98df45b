package dev.voucherstreams.streamsapp.generation;

import static java.util.stream.Collectors.toMap;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.service.table.VoucherTable;
import dev.voucherstreams.streamsapp.generation.GenerationPlan.Planned;
import dev.voucherstreams.streamsapp.tally.Count;
import java.time.InstantSource;
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
    Map<Integer, Long> positions =
        table.generations().all().stream()
            .filter(other -> !other.name().equals(except))
            .flatMap(other -> other.partitions().stream())
            .collect(toMap(OrderPartition::getPartition, OrderPartition::getPosition, Math::max));
    return partition -> positions.getOrDefault(partition, 0L);
  }
}
