package dev.voucherstreams.avroserde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpResponse;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What the registry answered. A server that lets us not in, or that is no registry, is a matter of
 * configuration: {@link SchemaRegistryUnavailableException}. What a registry refuses, or answers
 * with other JSON than it should, is about what was asked for: {@link SerializationException}.
 *
 * @param body what it says as JSON; missing if it is no JSON
 */
record RegistryAnswer(URI uri, int status, JsonNode body) {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int SHOWN_CHARS = 300;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws SerializationException if it is JSON of a size or depth that is beyond all reason
   */
  static RegistryAnswer of(HttpResponse<String> response) {
    return new RegistryAnswer(response.uri(), response.statusCode(), read(response));
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (StreamConstraintsException e) {
      throw new SerializationException(
          "what the schema registry answers to %s can't be taken in: %s"
              .formatted(response.uri(), e.getOriginalMessage()),
          e);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** Whether the registry doesn't know what was asked for. */
  boolean isUnknown() {
    return status == NOT_FOUND && isRegistry();
  }

  /** Whether a server that lets us in doesn't know what the question means. */
  boolean isUnknownPath() {
    return status / 100 == 4 && !isClosedToUs() && !isRegistry();
  }

  private boolean isClosedToUs() {
    return status == UNAUTHORIZED || status == FORBIDDEN;
  }

  /* A registry says no with a code of its own; a server that knows nothing of schemas has none. */
  private boolean isRegistry() {
    return body.has("error_code");
  }

  /**
   * Returns what was asked for, as whatever JSON.
   *
   * @throws SerializationException if the registry refuses it
   * @throws SchemaRegistryUnavailableException if it lets nobody in, or is no registry
   */
  JsonNode json() {
    if (isClosedToUs()) {
      throw new SchemaRegistryUnavailableException(
          "the schema registry refused %s with status %d; correct basic.auth.credentials.source,"
                  .formatted(uri, status)
              + " basic.auth.user.info, or the user's rights");
    }
    if (isRegistry()) {
      throw new SerializationException(
          "the schema registry refused %s with status %d: %s"
              .formatted(uri, status, shown(body.path("message").asText())));
    }
    if (status / 100 != 2 || body.isMissingNode()) {
      throw new SchemaRegistryUnavailableException(
          "what answers %s with status %d is no schema registry; correct schema.registry.url"
              .formatted(uri, status));
    }
    return body;
  }

  /**
   * Returns the text in this field of what was asked for; fails as {@link #json} does.
   *
   * @throws SerializationException if there is none
   */
  String text(String field) {
    JsonNode value = json().path(field);
    if (!value.isTextual()) {
      throw lacks(field);
    }
    return value.textValue();
  }

  /**
   * Returns the whole number in this field of what was asked for; fails as {@link #json} does.
   *
   * @throws SerializationException if there is none
   */
  int number(String field) {
    JsonNode value = json().path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw lacks(field);
    }
    return value.intValue();
  }

  private SerializationException lacks(String field) {
    return new SerializationException(
        "what the schema registry answers to %s has no usable \"%s\": %s"
            .formatted(uri, field, shown(body.toString())));
  }

  /** As much of a text from the registry as a message can bear: a schema may have megabytes. */
  static String shown(String text) {
    return text.length() > SHOWN_CHARS ? text.substring(0, SHOWN_CHARS) + "…" : text;
  }
}
