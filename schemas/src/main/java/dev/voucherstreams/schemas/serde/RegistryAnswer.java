package dev.voucherstreams.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What the registry answered.
 *
 * @param body what it says as JSON; without fields if it is no JSON
 */
record RegistryAnswer(URI uri, int status, JsonNode body) {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private static final ObjectMapper JSON = new ObjectMapper();

  static RegistryAnswer of(HttpResponse<String> response) {
    return new RegistryAnswer(response.uri(), response.statusCode(), read(response.body()));
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  /** Whether the registry doesn't know what was asked for. */
  boolean isUnknown() {
    return status == NOT_FOUND && isRegistry();
  }

  /** Whether the registry doesn't know what the question means. */
  boolean isUnknownPath() {
    return status == NOT_FOUND && !isRegistry();
  }

  /* A registry says no with a code of its own; a server that knows nothing of schemas has none. */
  private boolean isRegistry() {
    return body.has("error_code");
  }

  /**
   * Returns what was asked for.
   *
   * @throws SerializationException if the registry refuses it
   * @throws SchemaRegistryUnavailableException if it lets nobody in, or is no registry
   */
  JsonNode json() {
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw new SchemaRegistryUnavailableException(
          "the schema registry refused %s with status %d; correct basic.auth.credentials.source,"
                  .formatted(uri, status)
              + " basic.auth.user.info, or the user's rights");
    }
    if (isRegistry()) {
      throw new SerializationException(
          "the schema registry refused %s with status %d: %s"
              .formatted(uri, status, body.path("message").asText()));
    }
    if (status / 100 != 2 || !body.isObject() || body.isEmpty()) {
      throw new SchemaRegistryUnavailableException(
          "what answers %s with status %d is no schema registry; correct schema.registry.url"
              .formatted(uri, status));
    }
    return body;
  }
}
