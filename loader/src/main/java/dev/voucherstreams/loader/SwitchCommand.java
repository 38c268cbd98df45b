package dev.voucherstreams.loader;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.loader.generation.Decisions;
import dev.voucherstreams.schemas.generation.TableKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code switch}: has another generation serve. */
@Command(
    name = "switch",
    description = {
      "Has a generation serve, everywhere, without a restart.",
      "One that isn't the newest complete one is pinned: it serves until another switch."
    })
final class SwitchCommand extends DecisionCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "GENERATION",
      description = "Its name, see `generations`. Default: the newest that is complete.")
  private @Nullable String generation;

  @Override
  Map<TableKey, GenerationDecision> decide(Decisions now) {
    return now.serve(Optional.ofNullable(generation));
  }
}
