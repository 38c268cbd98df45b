package dev.voucherstreams.loader;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.loader.generation.Decisions;
import dev.voucherstreams.schemas.generation.TableKey;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code recount}: has all orders counted anew. */
@Command(
    name = "recount",
    description =
        "Has streams-app count all orders anew, by the rules that it is configured with, beside the"
            + " generation that serves until the new one is complete.")
final class RecountCommand extends DecisionCommand {

  @Override
  Map<TableKey, GenerationDecision> decide(Decisions now) {
    return now.countAnew();
  }

  @Override
  String said(Map<TableKey, GenerationDecision> decisions) {
    return decisions.values().stream()
        .map(GenerationDecision::getGeneration)
        .collect(Collectors.joining(", ", "to be counted anew: ", "; "));
  }
}
