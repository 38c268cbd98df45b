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

  /** A time; empty if it is text that is none, which is wrong only if the time is needed. */
  Optional<Instant> time(String field, boolean needed) {
    Optional<Object> value = text(field);
    Optional<Instant> time = value.flatMap(RequestFields::asTime);
    if (needed && value.isPresent() && time.isEmpty()) {
      errors.add(FieldError.unreadableTime(field));
    }
    return time;
  }

  /* Numbers and booleans are text here, but none that is a time. */
  private static Optional<Instant> asTime(Object value) {
    if (value instanceof Instant time) {
      return Optional.of(time);
    }
    return value instanceof String text ? OrderTime.parse(text) : Optional.empty();
  }

  /** A time that may be left out, or be null, for another to stand in. */
  Instant optionalTime(String field, Instant otherwise) {
    return body.get(field) == null ? otherwise : time(field, true).orElse(otherwise);
  }

  /** Anything that can be read as text; empty if it can't. */
  Optional<Object> text(String field) {
    Optional<Object> value = present(field);
    if (value.isPresent() && (value.get() instanceof List || value.get() instanceof Map)) {
      errors.add(FieldError.notText(field));
      return Optional.empty();
    }
    return value;
  }

  /** The one thing that a field names, if it does; reports nothing. */
  <T> Optional<T> peek(String field, Function<String, Optional<T>> find) {
    return body.get(field) instanceof String name ? find.apply(name) : Optional.empty();
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
    Optional<T> found = peek(field, find);
    if (found.isEmpty()) {
      errors.add(FieldError.wrongValue(field, problem.apply(PythonText.of(body.get(field)))));
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
