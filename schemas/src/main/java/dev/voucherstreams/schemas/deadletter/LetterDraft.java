package dev.voucherstreams.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A dead letter while it is made to fit into its topic. */
final class LetterDraft {

  /* What is in a record and its batch beside key, value and headers, and in a header beside these. */
  private static final int RECORD_OVERHEAD = 256;
  private static final int HEADER_OVERHEAD = 16;

  private final Map<String, byte[]> ours;
  private final List<String> leftOut = new ArrayList<>();
  private List<Header> received;
  private byte @Nullable [] key;
  private byte @Nullable [] value;

  LetterDraft(
      byte @Nullable [] key, byte @Nullable [] value, Headers received, Map<String, byte[]> ours) {
    this.key = key;
    this.value = value;
    this.received = withoutImitation(received);
    this.ours = ours;
  }

  /* A client's own header of this name would say of a whole letter that something is missing. */
  private static List<Header> withoutImitation(Headers received) {
    return Arrays.stream(received.toArray())
        .filter(header -> !header.key().equals(DeadLetter.LEFT_OUT_HEADER))
        .toList();
  }

  /** Leaves out what doesn't fit: the value first, then the headers received, then the key. */
  void fitInto(int maxBytes) {
    if (bytes() > maxBytes && value != null) {
      leftOut.add("value (%d bytes)".formatted(value.length));
      value = null;
    }
    if (bytes() > maxBytes && !received.isEmpty()) {
      leftOut.add("%d headers (%d bytes)".formatted(received.size(), bytes(received)));
      received = List.of();
    }
    if (bytes() > maxBytes && key != null) {
      leftOut.add("key (%d bytes)".formatted(key.length));
      key = null;
    }
  }

  private int bytes() {
    int ourBytes =
        ours.entrySet().stream()
            .mapToInt(header -> bytes(header.getKey(), header.getValue()))
            .sum();
    return RECORD_OVERHEAD + length(key) + length(value) + bytes(received) + ourBytes;
  }

  private static int bytes(List<Header> headers) {
    return headers.stream().mapToInt(header -> bytes(header.key(), header.value())).sum();
  }

  private static int bytes(String header, byte @Nullable [] value) {
    return header.getBytes(UTF_8).length + length(value) + HEADER_OVERHEAD;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /**
   * The letter, with the time of its sending: the record may have none, and retention needs one.
   */
  ProducerRecord<byte[], byte[]> toTopic(String topic) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, null, null, key, value, received);
    ours.forEach(letter.headers()::add);
    if (!leftOut.isEmpty()) {
      byte[] what = String.join(", ", leftOut).getBytes(UTF_8);
      letter.headers().add(DeadLetter.LEFT_OUT_HEADER, what);
    }
    return letter;
  }
}
