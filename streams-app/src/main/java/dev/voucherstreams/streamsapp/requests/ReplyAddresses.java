package dev.voucherstreams.streamsapp.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where each result of a format goes: to its results topic, or to the topic that the request names
 * in its headers, if that is allowed. The headers are those of Spring's request/reply client.
 */
final class ReplyAddresses {

  static final String REPLY_TOPIC = "kafka_replyTopic";
  static final String REPLY_PARTITION = "kafka_replyPartition";

  private final ReplyAddress usual;
  private final Set<String> allowed;

  /**
   * @param allowed the topics that a request may name, besides the usual one
   */
  ReplyAddresses(String usual, Set<String> allowed) {
    this.usual = new ReplyAddress(usual, null);
    this.allowed = allowed;
  }

  /** Returns where the result goes of a request with these headers. */
  ReplyAddress of(Headers request) {
    byte[] named = value(request, REPLY_TOPIC);
    if (named == null) {
      return usual;
    }
    String topic = new String(named, UTF_8);
    boolean isAllowed = topic.equals(usual.topic()) || allowed.contains(topic);
    return isAllowed ? new ReplyAddress(topic, partition(request)) : usual;
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
}
