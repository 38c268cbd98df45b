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
    Optional<JsonNode> counted = rows(tally);
    return counted.isPresent() && counted.equals(rows(replica));
  }

  private static Optional<JsonNode> rows(String address) throws InterruptedException {
    return Http.get(address).map(body -> JSON.readTree(body).path("segments"));
  }
}
