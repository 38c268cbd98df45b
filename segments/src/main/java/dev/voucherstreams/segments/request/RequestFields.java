package dev.voucherstreams.segments.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request, read one after the other; what is wrong adds up in {@link #errors}. A
 * wrong field reads as a stand-in that nobody gets to see, since the request is invalid then.
 */
final class RequestFields {
  private final Map<String, ? extends @Nullable Object> body;
  private final List<FieldError> errors = new ArrayList<>();

  RequestFields(Map<String, ? extends @Nullable Object> body) {
    this.body = body;
  }

  List<FieldError> errors() {
    return errors;
  }

  long integer(String field) {
    Optional<Object> value = present(field);
    if (value.isEmpty()) {
      return 0;
    }
    OptionalLong integer = PythonInteger.of(value.get());
    if (integer.isEmpty()) {
      errors.add(FieldError.notAnInteger(field));
    }
    return integer.orElse(0);
  }

  Instant time(String field) {
    Optional<Object> value = present(field);
    if (value.isEmpty()) {
      return Instant.EPOCH;
    }
    if (value.get() instanceof Instant time) {
      return time;
    }
    if (value.get() instanceof List || value.get() instanceof Map) {
      errors.add(FieldError.notText(field));
      return Instant.EPOCH;
    }
    Optional<Instant> time = OrderTime.parse(PythonText.of(value.get()));
    if (time.isEmpty()) {
      errors.add(FieldError.unreadableTime(field));
    }
    return time.orElse(Instant.EPOCH);
  }

  /** A time that may be left out, or be null, for another to stand in. */
  Instant optionalTime(String field, Instant otherwise) {
    return body.get(field) == null ? otherwise : time(field);
  }

  /**
   * A field that names one thing of several. As in the Python service it is looked at raw: null or
   * a number is not of the wrong type, but just another wrong name.
   */
  <T> T named(
      String field,
      Function<String, Optional<T>> find,
      Function<String, String> problem,
      T standIn) {
    if (!body.containsKey(field)) {
      errors.add(FieldError.missing(field));
      return standIn;
    }
    Object value = body.get(field);
    Optional<T> found = value instanceof String name ? find.apply(name) : Optional.empty();
    if (found.isEmpty()) {
      errors.add(FieldError.wrongValue(field, problem.apply(PythonText.of(value))));
    }
    return found.orElse(standIn);
  }

  /* Reports the field itself when it is missing or null. */
  private Optional<Object> present(String field) {
    Object value = body.get(field);
    if (value == null) {
      errors.add(body.containsKey(field) ? FieldError.none(field) : FieldError.missing(field));
    }
    return Optional.ofNullable(value);
  }
}
