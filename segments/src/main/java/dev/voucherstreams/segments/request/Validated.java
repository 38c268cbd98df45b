package dev.voucherstreams.segments.request;

import java.util.List;

/** What validation makes of a request. */
public sealed interface Validated {

  /** Every field is right: answer the query. */
  record Valid(VoucherQuery query) implements Validated {}

  /** Something is wrong: answer with all of it, in the order of the fields. */
  record Invalid(List<FieldError> errors) implements Validated {
    public Invalid {
      errors = List.copyOf(errors);
      if (errors.isEmpty()) {
        throw new IllegalArgumentException("invalid without an error");
      }
    }
  }
}
