package dev.voucherstreams.gateway.http;

import dev.voucherstreams.segments.request.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Writes a problem in the shape that the client asks for: RFC 9457's for one whose Accept header
 * names {@code application/problem+json}, {@code {"detail": …}} as the Python service has it for
 * everybody else.
 */
public final class ProblemWriter {
  private static final String KINDS = "urn:problem-type:voucher-streams:";

  private final Json json;

  public ProblemWriter(Json json) {
    this.json = json;
  }

  /** A problem as text of a media type. */
  record Written(MediaType type, String body) {}

  /** The Python service's body: a text, or a list of errors. */
  private record Detail(Object detail) {}

  /** RFC 9457's body, with the errors as an extension. */
  private record ProblemDetails(
      String type, String title, int status, String detail, String instance, Object errors) {}

  /** The problem for a client with this Accept header, which asked for this path. */
  Written write(Problem problem, @Nullable String accept, String path) {
    List<FieldError> errors = problem.errors();
    if (!asksForProblemDetails(accept)) {
      Object detail = errors.isEmpty() ? problem.detail() : errors;
      return new Written(MediaType.APPLICATION_JSON, json.write(new Detail(detail)));
    }
    String type = problem.kind().isEmpty() ? "about:blank" : KINDS + problem.kind();
    int status = problem.status().value();
    return new Written(
        MediaType.APPLICATION_PROBLEM_JSON,
        json.write(
            new ProblemDetails(type, problem.title(), status, problem.detail(), path, errors)));
  }

  /** What a client is told that could not even say what it asks for. */
  public String writeStatus(int status) {
    return write(Problem.of(HttpStatusCode.valueOf(status)), null, "").body();
  }

  /* By name: a client that takes anything may be one of the Python service. */
  private static boolean asksForProblemDetails(@Nullable String accept) {
    if (accept == null || !accept.contains("problem+json")) {
      return false;
    }
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .anyMatch(
              type ->
                  type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON)
                      && type.getQualityValue() > 0);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
