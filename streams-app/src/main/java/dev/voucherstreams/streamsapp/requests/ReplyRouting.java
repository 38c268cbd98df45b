package dev.voucherstreams.streamsapp.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecordException;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecords;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Sends each result of a format to its results topic, or to the topic that the request names in its
 * headers, if that is allowed and takes it. The headers are those of Spring's request/reply client.
 *
 * @param usual the results topic
 * @param writer of its values
 * @param allowed the topics that a request may name besides
 * @param refused what was too long for its topic so far
 */
record ReplyRouting(
    String usual, Serializer<AddressedResult> writer, Set<String> allowed, RefusedRecords refused)
    implements TopicNameExtractor<byte[], AddressedResult>,
        StreamPartitioner<byte[], AddressedResult> {

  private static final String REPLY_TOPIC = "kafka_replyTopic";
  private static final String REPLY_PARTITION = "kafka_replyPartition";

  /**
   * Addresses the result of a request with this key and these headers.
   *
   * @throws RefusedRecordException if it is too long for its topic, as far as is known
   */
  AddressedResult address(VoucherResult result, byte @Nullable [] key, Headers headers) {
    AddressedResult reply = address(result, headers);
    refused.requireShorter(
        reply.topic(),
        () -> {
          byte[] value = writer.serialize(reply.topic(), headers, reply);
          return RefusedRecords.length(key, value, headers);
        });
    return reply;
  }

  private AddressedResult address(VoucherResult result, Headers request) {
    byte[] named = value(request, REPLY_TOPIC);
    if (named != null) {
      String topic = new String(named, UTF_8);
      if (topic.equals(usual) || allowed.contains(topic)) {
        return new AddressedResult(result, topic, partition(request));
      }
    }
    return new AddressedResult(result, usual, null);
  }

  private static @Nullable Integer partition(Headers request) {
    byte[] named = value(request, REPLY_PARTITION);
    return named == null || named.length != Integer.BYTES
        ? null
        : (Integer) ByteBuffer.wrap(named).getInt();
  }

  private static byte @Nullable [] value(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? null : header.value();
  }

  @Override
  public String extract(byte[] key, AddressedResult reply, RecordContext context) {
    return reply.topic();
  }

  /* A partition that the topic doesn't have would be waited for, and the stream with it, so it
   * counts as none named. Kafka is to remove this method for one that has the headers, too, and by
   * default asks this one, which is abstract until then. */
  @Override
  @SuppressWarnings("removal")
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, AddressedResult reply, int numPartitions) {
    Integer named = reply.partition();
    boolean exists = named != null && named >= 0 && named < numPartitions;
    return exists ? Optional.of(Set.of(named)) : Optional.empty();
  }

  /** As the description of the topology shows it. */
  @Override
  public String toString() {
    return "reply address";
  }
}
