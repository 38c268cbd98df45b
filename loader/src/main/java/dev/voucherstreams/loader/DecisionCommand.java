package dev.voucherstreams.loader;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.loader.generation.Decisions;
import dev.voucherstreams.loader.generation.GenerationText;
import dev.voucherstreams.loader.generation.TableTopic;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.schemas.generation.TableKey;
import java.time.Clock;
import java.util.Map;

/** What the commands have in common by which a person decides about generations. */
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
}
