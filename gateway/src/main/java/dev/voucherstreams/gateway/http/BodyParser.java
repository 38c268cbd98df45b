package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.BodyParser.Body.Fields;
import dev.voucherstreams.gateway.http.BodyParser.Body.Unusable;
import dev.voucherstreams.schemas.json.RequestJson;
import dev.voucherstreams.segments.request.FieldError;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Parses a request's body as a JSON object. */
public record BodyParser(Json json) {
  /** What a request's body turned out to be. */
  sealed interface Body {

    /** A JSON object: validate its fields. */
    record Fields(Map<String, @Nullable Object> values) implements Body {}

    /** Something else: answer with the error. */
    record Unusable(FieldError error) implements Body {}
  }

  /* What Jackson's messages say of its own workings. */
  private static final Pattern FOR_PROGRAMMERS =
      Pattern.compile(" \\(start marker at .*|, from `[^`]*`");

  /** The body's fields, or what is wrong with it as a whole. */
  Body parse(byte[] bytes) {
    if (bytes.length == 0) {
      return new Unusable(FieldError.emptyBody());
    }
    try {
      return fields(json.read(bytes));
    } catch (JacksonException e) {
      return new Unusable(FieldError.notJson(position(e), reason(e)));
    }
  }

  /* Limits, such as that of nesting, are reported without a location. */
  private static long position(JacksonException e) {
    return Optional.ofNullable(e.getLocation())
        .map(location -> Math.max(0, location.getByteOffset()))
        .orElse(0L);
  }

  private static String reason(JacksonException e) {
    return e instanceof MismatchedInputException
        ? "expected exactly one JSON value"
        : FOR_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceAll("");
  }

  private static Body fields(@Nullable Object value) {
    return RequestJson.fields(value)
        .<Body>map(Fields::new)
        .orElseGet(() -> new Unusable(FieldError.notAnObject()));
  }
}
