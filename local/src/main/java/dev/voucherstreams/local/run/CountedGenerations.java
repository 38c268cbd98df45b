package dev.voucherstreams.local.run;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Which counts of the orders there are, the newest first, and which of them answers come from.
 *
 * @param told as the gateway tells it
 */
record CountedGenerations(JsonNode told) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Asks a gateway. */
  static CountedGenerations at(String gateway) throws InterruptedException {
    return new CountedGenerations(
        Http.get(gateway + "/api/v1/generations")
            .map(JSON::readTree)
            .orElse(MissingNode.getInstance()));
  }

  /**
   * Whether answers have all orders of before this time, or won't as long as nobody says so:
   * streams-app goes on with the newest, and answers come from another one.
   */
  boolean answersAreAsOf(Instant time) {
    String asOf = newest().path("counted_as_of").asString("");
    return !isServedTheNewest() || (!asOf.isEmpty() && Instant.parse(asOf).isAfter(time));
  }

  private boolean isServedTheNewest() {
    return !serving().isEmpty() && serving().equals(newest().path("name").asString(""));
  }

  /** What to say if a newer one is being counted beside the one that answers come from. */
  Optional<String> besides() {
    return serving().isEmpty() || isServedTheNewest() || newest().path("complete").asBoolean(true)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "new rules are being counted (%s, %.0f %%); until then answers come from %s",
                newest().path("name").asString(),
                Math.floor(100 * newest().path("progress").asDouble(0)),
                serving()));
  }

  private String serving() {
    return told.path("serving").asString("");
  }

  private JsonNode newest() {
    return told.path("generations").path(0);
  }
}
