package dev.voucherstreams.loader;

import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.loader.kafka.TopicScan;
import picocli.CommandLine.Command;

/** {@code segments}: prints the table that the tally publishes. */
@Command(
    name = "segments",
    description = "Prints segment-vouchers, the most used voucher of each segment, a line each.")
final class SegmentsCommand extends KafkaCommand {

  @Override
  void run(KafkaSettings kafka) {
    String topic = kafka.topics().segmentVouchers();
    try (Cluster cluster = Cluster.connect(kafka)) {
      cluster.require(topic);
      new SegmentListing(kafka, out()).print(new TopicScan(kafka, cluster, topic).table());
    }
  }
}
