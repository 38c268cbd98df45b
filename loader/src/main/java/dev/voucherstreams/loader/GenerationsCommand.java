package dev.voucherstreams.loader;

import dev.voucherstreams.loader.generation.GenerationText;
import dev.voucherstreams.loader.generation.TableTopic;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.schemas.generation.Generations;
import picocli.CommandLine.Command;

/** {@code generations}: lists all counts of the orders. */
@Command(
    name = "generations",
    description =
        "Lists the generations, the newest first: each is one count of all orders, by one set of"
            + " rules and countries. One of them serves.")
final class GenerationsCommand extends KafkaCommand {

  @Override
  void run(Cluster cluster) {
    cluster.require(cluster.settings().topics().segmentVouchers());
    try (TableTopic table = new TableTopic(cluster)) {
      Generations all = table.generations();
      all.all().forEach(each -> out().println(GenerationText.line(each, all)));
      out().println(GenerationText.serving(all));
    }
  }
}
