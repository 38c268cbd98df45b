package dev.voucherstreams.gateway.http;

import dev.voucherstreams.segments.request.FieldError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request's body turned out to be. */
sealed interface RequestBody {

  /** A JSON object: validate its fields. */
  record Fields(Map<String, @Nullable Object> values) implements RequestBody {}

  /** Something else: answer with the error. */
  record Unusable(FieldError error) implements RequestBody {}
}
