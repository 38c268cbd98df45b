package dev.voucherstreams.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.http.HttpStatus;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * A path that answers a JSON body. It is a route of Reactor Netty itself, before Spring's: of the
 * time that an answer takes, Spring's handlers would be the most.
 */
final class PostRoute implements NettyRoute {
  private static final ContentTypes JSON =
      ContentTypes.of("application/json", "application/(json|[^/]*\\+json)");

  private final NettyReplies answers;

  PostRoute(NettyReplies answers) {
    this.answers = answers;
  }

  @Override
  public String path() {
    return answers.path();
  }

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return routes.route(answers::areFor, this::handle);
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    if (!JSON.include(request)) {
      return answers.refuse(request, response, Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
    }
    if (isLongerThanAllowed(request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH))) {
      return answers.refuse(request, response, Problem.of(HttpStatus.CONTENT_TOO_LARGE));
    }
    return response.send(
        new BodyAggregator(request.receive(), answers.maxBytes())
            .map(body -> answers.write(request, response, answers.reply(request, body))));
  }

  private boolean isLongerThanAllowed(@Nullable String contentLength) {
    try {
      return contentLength != null && Long.parseLong(contentLength) > answers.maxBytes();
    } catch (NumberFormatException e) {
      return false; // Netty has refused such a request by then
    }
  }
}
