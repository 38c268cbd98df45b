package dev.voucherstreams.local.run;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What is new in the answers of a gateway's {@code /readyz} while it isn't ready. */
final class WaitNews {

  private static final JsonMapper JSON = new JsonMapper();

  /* What is over by then is nothing to wonder about, and numbers alone are told so often. */
  private static final long INTERVAL_NANOS = Duration.ofSeconds(2).toNanos();

  private String said = "";
  private long lastNanos;
  private String missing = "";
  private long left = Long.MAX_VALUE;

  /** Begins to wait at this time. */
  WaitNews(long nanoTime) {
    this.lastNanos = nanoTime;
  }

  /** The reason in an answer, if it has one. */
  static String detail(String body) {
    return json(body).path("detail").asString("no answer");
  }

  /** Whether it waits for something else than before, or fewer records are left. */
  boolean goesOn(String body) {
    JsonNode answer = json(body);
    String missingNow = answer.path("missing").asString("");
    long leftNow = answer.path("records_left").asLong(Long.MAX_VALUE);
    boolean goesOn = !missingNow.equals(missing) || leftNow < left;
    missing = missingNow;
    left = leftNow;
    return goesOn;
  }

  /** The reason, if it is another one than was told, and some time has passed since. */
  Optional<String> worthSaying(String body, long nanoTime) {
    String detail = detail(body);
    if (detail.equals(said) || nanoTime - lastNanos < INTERVAL_NANOS) {
      return Optional.empty();
    }
    said = detail;
    lastNanos = nanoTime;
    return Optional.of(detail);
  }

  private static JsonNode json(String body) {
    try {
      return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
