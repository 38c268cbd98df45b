package dev.voucherstreams.loader.send;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.LoadProgress;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serde;

/** Reads how far data sets are loaded, from the topic that says it. */
final class LoadLog {

  private final KafkaSettings settings;
  private final CompactedTopic orderLoads;

  LoadLog(KafkaSettings settings, Cluster cluster) {
    this.settings = settings;
    this.orderLoads = new CompactedTopic(settings, cluster, settings.topics().orderLoads());
  }

  /**
   * Returns how far a data set is loaded, empty if it is not.
   *
   * @throws TimeoutException if that doesn't become known
   */
  Optional<LoadProgress> find(String dataset) {
    try (Serde<LoadProgress> avro = AvroSerdes.values(LoadProgress.class, settings.serde())) {
      return Optional.ofNullable(orderLoads.read().get(dataset))
          .map(bytes -> avro.deserializer().deserialize(settings.topics().orderLoads(), bytes));
    }
  }
}
