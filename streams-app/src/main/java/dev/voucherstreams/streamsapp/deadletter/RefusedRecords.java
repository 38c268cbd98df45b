package dev.voucherstreams.streamsapp.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for some minutes how long a record was that a topic refused for its length. The broker
 * refuses it long after it was processed, and nobody knows any more what it came of: its client
 * fails, and whatever would become such a record again must not be sent another time. Safe for use
 * by several threads.
 */
public final class RefusedRecords {

  /* Whoever raises the topic's max.message.bytes isn't to restart anything. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
  private final InstantSource clock;

  private record Refusal(int bytes, Instant until) {}

  public RefusedRecords(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes note that its topic has refused this record for its length. */
  public void add(ProducerRecord<byte[], byte[]> record) {
    int bytes = length(record.key(), record.value(), record.headers());
    Refusal refusal = new Refusal(bytes, clock.instant().plus(KEPT));
    refusals.merge(
        record.topic(), refusal, (before, now) -> before.bytes() < now.bytes() ? before : now);
  }

  /**
   * To be called before a record is sent.
   *
   * @param length of the record; asked for only if the topic has refused any
   * @throws RefusedRecordException if the topic has lately refused one that was no longer
   */
  public void requireShorter(String topic, IntSupplier length) {
    Refusal refusal = refusals.get(topic);
    if (refusal == null) {
      return;
    }
    if (clock.instant().isAfter(refusal.until())) {
      refusals.remove(topic, refusal);
      return;
    }
    int bytes = length.getAsInt();
    if (bytes >= refusal.bytes()) {
      throw new RefusedRecordException(topic, bytes, refusal.bytes());
    }
  }

  /** How many bytes are in a record, what is around them left out. */
  public static int length(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    int length = length(key) + length(value);
    for (Header header : headers) {
      length += header.key().length() + length(header.value());
    }
    return length;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
