package dev.voucherstreams.streamsapp.requests;

import java.util.Map;
import java.util.Set;

/**
 * How requests are answered, apart from the rules.
 *
 * @param replyTopics the topics that a request may name for its result, besides the usual one
 * @param maxBytes how long a request may be; longer ones are dead letters
 * @param kafka Kafka's own keys for the resolver's client
 */
public record RequestSettings(Set<String> replyTopics, int maxBytes, Map<String, String> kafka) {

  public RequestSettings {
    replyTopics = Set.copyOf(replyTopics);
    kafka = Map.copyOf(kafka);
    if (maxBytes < 1) {
      throw new IllegalArgumentException("a request of at most " + maxBytes + " bytes is none");
    }
  }
}
