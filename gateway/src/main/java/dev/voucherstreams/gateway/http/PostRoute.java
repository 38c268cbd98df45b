package dev.voucherstreams.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.http.HttpStatus;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A path that answers a JSON body. */
final class PostRoute extends NettyRoute {
  private static final ContentTypes JSON =
      ContentTypes.of("application/json", "application/(json|[^/]*\\+json)");

  PostRoute(
      String path, Function<byte[], HttpReply> handler, ProblemWriter problems, int maxBytes) {
    super(path, JSON, handler, problems, maxBytes);
  }

  @Override
  Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    if (isLongerThanAllowed(request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH))) {
      return refuse(request, response, Problem.of(HttpStatus.CONTENT_TOO_LARGE));
    }
    return response.send(
        new BodyAggregator(request.receive(), maxBytes())
            .map(body -> write(request, response, reply(request, body))));
  }

  private boolean isLongerThanAllowed(@Nullable String contentLength) {
    try {
      return contentLength != null && Long.parseLong(contentLength) > maxBytes();
    } catch (NumberFormatException e) {
      return false; // Netty has refused such a request by then
    }
  }
}
