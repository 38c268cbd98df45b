package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.gateway.http.ProblemWriter.Written;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Sends what comes of a request to Spring's handlers. */
public final class SpringReplies {
  private final ProblemWriter problems;

  public SpringReplies(ProblemWriter problems) {
    this.problems = problems;
  }

  /** The reply to this request, as a response. */
  Mono<ServerResponse> send(ServerRequest request, HttpReply reply) {
    if (reply instanceof Ok ok) {
      return ServerResponse.ok()
          .contentType(MediaType.APPLICATION_JSON)
          .bodyValue(ok.json().getBytes(StandardCharsets.UTF_8));
    }
    Problem problem = (Problem) reply;
    String accept = request.headers().firstHeader(HttpHeaders.ACCEPT);
    Written written = problems.write(problem, accept, request.path());
    return ServerResponse.status(problem.status())
        .headers(headers -> headers.setAll(problem.headers()))
        .contentType(written.type())
        .bodyValue(written.body().getBytes(StandardCharsets.UTF_8));
  }
}
