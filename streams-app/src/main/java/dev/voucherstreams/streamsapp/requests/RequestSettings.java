package dev.voucherstreams.streamsapp.requests;

import java.util.Map;
import java.util.Set;

/**
 * How requests are answered, apart from the rules.
 *
 * @param replyTopics the topics that a request may name for its result, besides the usual one
 * @param maxBytes how long a request may be, its key and headers included; longer ones are dead
 *     letters. At most 256 KiB: a result that shows its values may be six times as long, and a
 *     record has at most 2 MiB
 * @param kafka Kafka's own keys for the resolver's client
 */
public record RequestSettings(Set<String> replyTopics, int maxBytes, Map<String, String> kafka) {

  private static final int MOST_BYTES = 256 * 1024;

  public RequestSettings {
    replyTopics = Set.copyOf(replyTopics);
    kafka = Map.copyOf(kafka);
    if (maxBytes < 1 || maxBytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "voucher.requests.max-bytes is from 1 to %d, not %d".formatted(MOST_BYTES, maxBytes));
    }
  }
}
