package dev.voucherstreams.streamsapp.requests;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * Sends each reply to its address. A partition that the topic doesn't have would be waited for, and
 * the stream with it, so it counts as none named.
 */
final class ReplyRouting
    implements TopicNameExtractor<byte[], AddressedResult>,
        StreamPartitioner<byte[], AddressedResult> {

  @Override
  public String extract(byte[] key, AddressedResult reply, RecordContext context) {
    return reply.address().topic();
  }

  /* Kafka is to remove it for one that has the headers, too, and by default asks this one, which is
   * abstract until then. */
  @Override
  @SuppressWarnings("removal")
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, AddressedResult reply, int numPartitions) {
    Integer named = reply.address().partition();
    boolean exists = named != null && named >= 0 && named < numPartitions;
    return exists ? Optional.of(Set.of(named)) : Optional.empty();
  }

  /** As the description of the topology shows it. */
  @Override
  public String toString() {
    return "reply address";
  }
}
