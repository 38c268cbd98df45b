package dev.voucherstreams.loader.load;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.loader.kafka.TopicScan;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads how far data sets are loaded, from the topic that says it. */
record LoadProgressReader(KafkaSettings settings, Cluster cluster) {

  /**
   * Returns how far a data set is loaded, empty if it is not.
   *
   * @throws TimeoutException if that doesn't become known
   */
  Optional<LoadProgress> find(String dataset) {
    String topic = settings.topics().orderLoads();
    byte[] progress = new TopicScan(settings, cluster, topic).table().get(dataset);
    try (Deserializer<LoadProgress> avro =
        AvroSerdes.values(LoadProgress.class, settings.serde()).deserializer()) {
      return Optional.ofNullable(avro.deserialize(topic, progress));
    }
  }
}
