package dev.voucherstreams.segments.request;

import java.util.List;

/**
 * One thing that is wrong with a request: where, in words, and as a type for programs. Texts and
 * types are those of the service that voucher-streams replaces; its clients match on them.
 */
public record FieldError(List<Object> loc, String msg, String type) {
  private static final String BODY = "body";

  public FieldError {
    loc = List.copyOf(loc);
  }

  /** The body has no bytes. */
  public static FieldError emptyBody() {
    return new FieldError(List.of(BODY), "field required", "value_error.missing");
  }

  /** The body is no JSON: the parser stopped at this position and says why. */
  public static FieldError notJson(long position, String reason) {
    return new FieldError(List.of(BODY, position), reason, "value_error.jsondecode");
  }

  /** The body is JSON, but not an object. */
  public static FieldError notAnObject() {
    return new FieldError(List.of(BODY), "value is not a valid dict", "type_error.dict");
  }

  static FieldError missing(String field) {
    return inField(field, "field required", "value_error.missing");
  }

  static FieldError none(String field) {
    return inField(field, "none is not an allowed value", "type_error.none.not_allowed");
  }

  static FieldError notAnInteger(String field) {
    return inField(field, "value is not a valid integer", "type_error.integer");
  }

  static FieldError notText(String field) {
    return inField(field, "str type expected", "type_error.str");
  }

  static FieldError unreadableTime(String field) {
    return inField(field, "invalid datetime format", "value_error.datetime");
  }

  static FieldError wrongValue(String field, String msg) {
    return inField(field, msg, "value_error");
  }

  private static FieldError inField(String field, String msg, String type) {
    return new FieldError(List.of(BODY, field), msg, type);
  }
}
