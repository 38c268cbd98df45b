package dev.voucherstreams.loader;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.loader.generation.Decisions;
import dev.voucherstreams.schemas.generation.TableKey;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code rollback}: has the generation before serve again. */
@Command(
    name = "rollback",
    description =
        "Has the newest complete generation serve that is older than the one that serves, and pins"
            + " it: `switch` takes that back.")
final class RollbackCommand extends DecisionCommand {

  @Override
  Map<TableKey, GenerationDecision> decide(Decisions now) {
    return now.rollBack();
  }
}
