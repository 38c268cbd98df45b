package dev.voucherstreams.loader;

import dev.voucherstreams.loader.generation.Decisions;
import dev.voucherstreams.loader.generation.GenerationText;
import dev.voucherstreams.loader.generation.TableTopic;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code segments}: prints the table that the tally publishes. */
@Command(
    name = "segments",
    description =
        "Prints segment-vouchers, the most used voucher of each segment, a line each, of the"
            + " generation that serves.")
final class SegmentsCommand extends KafkaCommand {

  @Option(
      names = "--generation",
      paramLabel = "NAME",
      description = "Another one, see `generations`; it may be incomplete.")
  private @Nullable String generation;

  @Override
  void run(Cluster cluster) {
    cluster.require(cluster.settings().topics().segmentVouchers());
    try (TableTopic table = new TableTopic(cluster)) {
      Generations all = table.generations();
      wanted(all)
          .ifPresentOrElse(
              each -> {
                out().println(GenerationText.heading(each));
                new SegmentListing(cluster.settings(), out()).print(table.rowsOf(each.name()));
              },
              () -> out().println(GenerationText.serving(all)));
    }
  }

  private Optional<Generation> wanted(Generations all) {
    return generation == null ? all.serving() : Optional.of(Decisions.named(generation, all));
  }
}
