package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import dev.voucherstreams.service.table.Readiness.Ready;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served.NotReady;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether a table that has been read can be asked: a count has to be complete, and readable. */
final class TableReadiness {

  private TableReadiness() {}

  static Readiness of(SegmentTable table) {
    return table.served() instanceof NotReady notReady
        ? notYet(notReady, table.generations())
        : new Ready();
  }

  private static NotYet notYet(NotReady why, Generations generations) {
    if (generations.serving().isPresent()) {
      return new NotYet(
          Missing.READABLE_ROWS, why.reason(), OptionalLong.empty(), Optional.empty());
    }
    Optional<Generation> counting = generations.newest().filter(newest -> !newest.complete());
    OptionalLong left = counting.stream().mapToLong(Generation::ordersLeft).findFirst();
    return new NotYet(Missing.COUNT, why.reason(), left, counting.flatMap(Generation::timeLeft));
  }
}
