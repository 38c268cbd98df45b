package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.generations.TableDiff;
import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.Served.NotReady;
import dev.voucherstreams.service.table.ServedTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Shows the table: {@code GET /api/v1/segments}, all of it, segments without uses too; {@code
 * /api/v1/rules}, the segment rules and countries of the generation that serves; {@code
 * /api/v1/generations}, all of them, and which serves; and {@code
 * /api/v1/generations/{from}/diff/{to}}, what would change from one to another. The latter two are
 * answered as soon as the table is read, whether a generation serves or not.
 */
public record TableHandler(SegmentTable table, Readiness.Check check, Json json) {

  HttpReply segments() {
    return ofServed(TableView::of);
  }

  HttpReply rules() {
    return ofServed(RuleView.Rules::of);
  }

  private HttpReply ofServed(Function<ServedTable, Object> view) {
    Served served = table.served();
    return served instanceof ServedTable now
        ? new Ok(json.write(view.apply(now)))
        : Problem.notReady(((NotReady) served).reason());
  }

  HttpReply generations() {
    return onceRead(() -> new Ok(json.write(GenerationView.All.of(table))));
  }

  /** What would change from one generation to the other, as they are now. */
  HttpReply diff(String from, String to) {
    return onceRead(
        () -> table.table(from).map(before -> diff(before, to)).orElseGet(() -> unknown(from)));
  }

  private HttpReply diff(ServedTable before, String to) {
    Optional<ServedTable> after = table.table(to);
    return after.isPresent()
        ? new Ok(json.write(TableDiff.between(before, after.get())))
        : unknown(to);
  }

  private HttpReply onceRead(Supplier<HttpReply> reply) {
    return table.served() instanceof NotReady
            && check.readiness() instanceof NotYet notYet
            && notYet.missing().compareTo(Missing.COUNT) < 0
        ? Problem.notReady(notYet.reason())
        : reply.get();
  }

  private HttpReply unknown(String name) {
    List<String> known = table.generations().all().stream().map(Generation::name).toList();
    return Problem.unknownGeneration(name, known);
  }
}
