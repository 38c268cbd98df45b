package dev.voucherstreams.loader;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.loader.generation.Decisions;
import dev.voucherstreams.loader.generation.GenerationText;
import dev.voucherstreams.loader.generation.TableTopic;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.schemas.generation.TableKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands by which a person decides about generations. */
abstract class DecisionCommand extends KafkaCommand {

  /** What is to be written, given what there is; nothing if it is so already. */
  abstract Map<TableKey, GenerationDecision> decide(Decisions now);

  @Override
  void run(Cluster cluster) {
    cluster.require(cluster.settings().topics().segmentVouchers());
    try (TableTopic table = new TableTopic(cluster)) {
      Map<TableKey, GenerationDecision> decisions =
          decide(new Decisions(table.generations(), Clock.systemUTC()));
      table.write(decisions);
      /* What was written is read back: it is what gateways go by. */
      out().print(decisions.isEmpty() ? "nothing to do, it is so already; " : said(decisions));
      out().println(GenerationText.serving(table.generations()));
    }
  }

  /** What is said of the decisions that were written, before what serves now. */
  String said(Map<TableKey, GenerationDecision> decisions) {
    return "";
  }

  /** {@code switch}: has another generation serve. */
  @Command(
      name = "switch",
      description = {
        "Has a generation serve, everywhere, without a restart.",
        "One that isn't the newest complete one is pinned: it serves until another switch."
      })
  static final class Switch extends DecisionCommand {

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

  /** {@code rollback}: has the generation before serve again. */
  @Command(
      name = "rollback",
      description =
          "Has the newest complete generation serve that is older than the one that serves, and"
              + " pins it: `switch` takes that back.")
  static final class Rollback extends DecisionCommand {

    @Override
    Map<TableKey, GenerationDecision> decide(Decisions now) {
      return now.rollBack();
    }
  }

  /** {@code recount}: has all orders counted anew. */
  @Command(
      name = "recount",
      description =
          "Has streams-app count all orders anew, by the rules that it is configured with, beside"
              + " the generation that serves until the new one is complete.")
  static final class Recount extends DecisionCommand {

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
}
