package dev.voucherstreams.segments.request;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which request it is, and whose, as far as that can be read: what its result shows even if
 * everything else is wrong.
 *
 * @param requestId the client's own name for it; null if there is none that could be text
 * @param customerId null if it is missing or no integer
 */
public record RequestIdentity(@Nullable String requestId, @Nullable Long customerId) {

  /** Reads the fields with the coercions of the {@link RequestValidator}. */
  public static RequestIdentity of(Map<String, ? extends @Nullable Object> fields) {
    return new RequestIdentity(text(fields.get("request_id")), integer(fields.get("customer_id")));
  }

  private static @Nullable String text(@Nullable Object value) {
    boolean isText = value != null && !(value instanceof List) && !(value instanceof Map);
    return isText ? PythonText.of(value) : null;
  }

  private static @Nullable Long integer(@Nullable Object value) {
    OptionalLong integer = PythonInteger.of(value);
    return integer.isPresent() ? integer.getAsLong() : null;
  }
}
