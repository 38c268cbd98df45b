package dev.voucherstreams.loader;

import dev.voucherstreams.loader.generation.Decisions;
import dev.voucherstreams.loader.generation.GenerationText;
import dev.voucherstreams.loader.generation.TableTopic;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.schemas.generation.Generation;
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
    TableTopic.Contents contents = new TableTopic(cluster).read();
    wanted(contents)
        .ifPresentOrElse(
            each -> {
              out().println(GenerationText.heading(each));
              new SegmentListing(cluster.settings(), out()).print(contents.rowsOf(each.name()));
            },
            () -> out().println(GenerationText.serving(contents.generations())));
  }

  private Optional<Generation> wanted(TableTopic.Contents contents) {
    return generation == null
        ? contents.generations().serving()
        : Optional.of(Decisions.named(generation, contents.generations()));
  }
}
