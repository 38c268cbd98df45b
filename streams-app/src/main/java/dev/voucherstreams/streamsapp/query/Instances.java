package dev.voucherstreams.streamsapp.query;

import static dev.voucherstreams.streamsapp.tally.SegmentTallyTopology.SEGMENT_VOUCHER_STORE;

import dev.voucherstreams.segments.SegmentKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * The instances of streams-app that share the segment-voucher table, as Kafka Streams knows them.
 *
 * @param self this instance, as {@code application.server} announces it to the others
 */
public record Instances(
    Supplier<@Nullable KafkaStreams> client, HostInfo self, Serializer<SegmentKey> keys) {

  /** Returns who holds the segment; empty while that isn't known (starting, rebalancing). */
  Optional<KeyQueryMetadata> ownerOf(SegmentKey segment) {
    return ask(streams -> streams.queryMetadataForKey(SEGMENT_VOUCHER_STORE, segment, keys))
        .filter(found -> !found.equals(KeyQueryMetadata.NOT_AVAILABLE));
  }

  /** Returns the instances besides this one that hold a part of the table, as far as is known. */
  List<HostInfo> others() {
    return ask(streams -> streams.streamsMetadataForStore(SEGMENT_VOUCHER_STORE)).stream()
        .flatMap(Collection::stream)
        .map(StreamsMetadata::hostInfo)
        .filter(host -> !host.equals(self))
        .toList();
  }

  /* Kafka spells "not known" in three ways: null, NOT_AVAILABLE, and exceptions while it starts. */
  private <T> Optional<T> ask(Function<KafkaStreams, @Nullable T> question) {
    try {
      return Optional.ofNullable(client.get()).map(question);
    } catch (StreamsException | IllegalStateException notRunning) {
      return Optional.empty();
    }
  }
}
