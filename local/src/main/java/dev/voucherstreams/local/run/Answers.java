package dev.voucherstreams.local.run;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of segments as streams-app and the gateway tell it.
 *
 * @param tally where streams-app tells it
 * @param replica where the gateway tells it
 */
record Answers(String tally, String replica) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Whether the gateway answers with all that has been counted. */
  boolean agree() throws InterruptedException {
    Optional<JsonNode> counted = Http.get(tally).map(JSON::readTree);
    return counted.isPresent() && counted.equals(Http.get(replica).map(JSON::readTree));
  }
}
