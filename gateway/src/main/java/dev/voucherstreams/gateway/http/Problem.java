package dev.voucherstreams.gateway.http;

import dev.voucherstreams.segments.request.FieldError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;

/**
 * Why a request isn't answered: have {@link ProblemWriter} tell the client.
 *
 * @param kind names the problem for programs; empty where the status says it all
 * @param detail a sentence for people
 * @param errors what is wrong with the body; empty where that isn't the problem
 * @param headers what goes with the status, such as Allow
 * @param more what else there is to say, by name
 */
record Problem(
    HttpStatusCode status,
    String kind,
    String detail,
    List<FieldError> errors,
    Map<String, String> headers,
    Map<String, Object> more)
    implements HttpReply {

  Problem {
    errors = List.copyOf(errors);
    headers = Map.copyOf(headers);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more)); // in this order
  }

  /** The body is not what was asked for. */
  static Problem invalid(List<FieldError> errors) {
    String summary =
        errors.size() == 1
            ? "the request has an error: " + errors.get(0).msg()
            : "the request has " + errors.size() + " errors";
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT, "invalid-request", summary, errors, Map.of(), Map.of());
  }

  /** The table can't be asked now, for this reason; the client may come back after a time. */
  static Problem notReady(String reason) {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE, "not-ready", reason, List.of(), Map.of(), Map.of());
  }

  /** The path names a generation that there isn't. */
  static Problem unknownGeneration(String name, List<String> known) {
    String detail =
        "there is no generation %s; known are %s"
            .formatted(name, known.isEmpty() ? "none" : String.join(", ", known));
    return new Problem(
        HttpStatus.NOT_FOUND, "unknown-generation", detail, List.of(), Map.of(), Map.of());
  }

  /** Something that HTTP itself has a status and a phrase for. */
  static Problem of(HttpStatusCode status) {
    return new Problem(status, "", phrase(status), List.of(), Map.of(), Map.of());
  }

  /** What Spring has refused. */
  static Problem of(ErrorResponse refusal) {
    HttpStatusCode status = refusal.getStatusCode();
    return new Problem(
        status, "", phrase(status), List.of(), refusal.getHeaders().toSingleValueMap(), Map.of());
  }

  /** The same problem, of which there is more to say. */
  Problem with(Map<String, Object> more) {
    return new Problem(status, kind, detail, errors, headers, more);
  }

  private static String phrase(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null ? status.toString() : known.getReasonPhrase();
  }

  /** The status in words. */
  String title() {
    return phrase(status);
  }
}
