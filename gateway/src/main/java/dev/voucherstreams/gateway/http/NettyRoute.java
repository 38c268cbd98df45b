package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.HttpReply.Ok;
import dev.voucherstreams.gateway.http.ProblemWriter.Written;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * A route for what is posted to a path, of Reactor Netty itself, before Spring's: of the time that
 * an answer takes, Spring's handlers would be the most.
 */
public abstract class NettyRoute implements NettyRouteProvider {
  private static final int LONGEST_FORGOTTEN_DIGITS = 7; // below 10 MB

  private final String path;
  private final ContentTypes types;
  private final Function<byte[], HttpReply> handler;
  private final ProblemWriter problems;
  private final int maxBytes;

  /**
   * Answers by this handler what is posted to the path.
   *
   * @param types of the bodies that it takes
   * @param maxBytes the longest body that the handler is given
   */
  NettyRoute(
      String path,
      ContentTypes types,
      Function<byte[], HttpReply> handler,
      ProblemWriter problems,
      int maxBytes) {
    this.path = path;
    this.types = types;
    this.handler = handler;
    this.problems = problems;
    this.maxBytes = maxBytes;
  }

  String path() {
    return path;
  }

  int maxBytes() {
    return maxBytes;
  }

  @Override
  public final HttpServerRoutes apply(HttpServerRoutes routes) {
    return routes.route(
        this::isFor,
        (request, response) ->
            types.include(request)
                ? handle(request, response)
                : refuse(request, response, Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE)));
  }

  /** Answers a request whose body is of the right type. */
  abstract Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response);

  /* Most requests spell the path as it is; only others pay for looking closer. There is no query
   * any more, see AnswerHeaders. */
  private boolean isFor(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      return false;
    }
    String uri = request.uri();
    try {
      return uri.equals(path) || path.equals(URI.create(uri).getPath());
    } catch (IllegalArgumentException e) {
      return false; // no URI: Spring's side refuses it
    }
  }

  /** The reply to this body, which may be too long. */
  HttpReply reply(HttpServerRequest request, byte[] body) {
    if (body.length > maxBytes) {
      return Problem.of(HttpStatus.CONTENT_TOO_LARGE);
    }
    try {
      return handler.apply(body);
    } catch (RuntimeException e) {
      String id = request.requestHeaders().get(RequestId.HEADER);
      return JsonErrors.failure("POST", path, id, e);
    }
  }

  /** Answers without looking at the body. */
  Publisher<Void> refuse(HttpServerRequest request, HttpServerResponse response, Problem problem) {
    return response.send(Mono.fromSupplier(() -> write(request, response, problem)));
  }

  /** The reply as the body of the response, which gets the rest of it. */
  ByteBuf write(HttpServerRequest request, HttpServerResponse response, HttpReply reply) {
    if (reply instanceof Ok ok) {
      response.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
      return ByteBufUtil.writeUtf8(response.alloc(), ok.json());
    }
    Problem problem = (Problem) reply;
    Written written = written(request, problem);
    response.status(problem.status().value());
    if (problem.status().equals(HttpStatus.CONTENT_TOO_LARGE) && !isSoonOver(request)) {
      response.keepAlive(false); // who sends without end isn't listened to until the end
    }
    problem.headers().forEach(response::header);
    response.header(HttpHeaderNames.CONTENT_TYPE, written.type().toString());
    return ByteBufUtil.writeUtf8(response.alloc(), written.body());
  }

  /** The reply's text alone. */
  String text(HttpServerRequest request, HttpReply reply) {
    return reply instanceof Ok ok ? ok.json() : written(request, (Problem) reply).body();
  }

  private Written written(HttpServerRequest request, Problem problem) {
    return problems.write(problem, request.requestHeaders().get(HttpHeaderNames.ACCEPT), path);
  }

  /* To close while a client still sends can lose it the answer; so a rest that is not too long is
   * read and forgotten. */
  private static boolean isSoonOver(HttpServerRequest request) {
    String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
    return length != null && length.length() <= LONGEST_FORGOTTEN_DIGITS;
  }
}
