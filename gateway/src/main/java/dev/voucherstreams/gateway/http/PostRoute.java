package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.ProblemWriter.Written;
import dev.voucherstreams.gateway.http.Reply.Ok;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * A path that answers a JSON body. It is a route of Reactor Netty itself, before Spring's: of the
 * time that an answer takes, Spring's handlers would be the most.
 */
public final class PostRoute implements NettyRouteProvider {
  private static final Logger LOG = LoggerFactory.getLogger(PostRoute.class);
  private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
  private static final MediaType JSON_SUFFIX = new MediaType("application", "*+json");

  private static final String ID = RequestId.HEADER;

  private static final int LONGEST_FORGOTTEN_DIGITS = 7; // below 10 MB

  private final String path;
  private final Function<byte[], Reply> handler;
  private final ProblemWriter problems;
  private final int maxBytes;

  /** A route to this handler, for bodies up to this length. */
  PostRoute(String path, Function<byte[], Reply> handler, ProblemWriter problems, int maxBytes) {
    this.path = path;
    this.handler = handler;
    this.problems = problems;
    this.maxBytes = maxBytes;
  }

  String path() {
    return path;
  }

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return routes.route(this::matches, this::handle);
  }

  private boolean matches(HttpServerRequest request) {
    return request.method().equals(HttpMethod.POST) && isOurs(request.uri());
  }

  /* Most requests spell the path as it is; only others pay for looking closer. */
  private boolean isOurs(String uri) {
    try {
      return uri.equals(path) || path.equals(URI.create(uri).getPath());
    } catch (IllegalArgumentException e) {
      return false; // no URI: Spring's side refuses it
    }
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    HttpHeaders headers = request.requestHeaders();
    if (!isJson(headers.get(HttpHeaderNames.CONTENT_TYPE))) {
      return refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    if (isLongerThanAllowed(headers.get(HttpHeaderNames.CONTENT_LENGTH))) {
      return refuse(request, response, HttpStatus.CONTENT_TOO_LARGE);
    }
    return response.send(
        new WholeBody(request.receive(), maxBytes)
            .map(body -> write(request, response, reply(request, body))));
  }

  private Publisher<Void> refuse(
      HttpServerRequest request, HttpServerResponse response, HttpStatus status) {
    return response.send(Mono.fromSupplier(() -> write(request, response, Problem.of(status))));
  }

  private Reply reply(HttpServerRequest request, byte[] body) {
    if (body.length > maxBytes) {
      return Problem.of(HttpStatus.CONTENT_TOO_LARGE);
    }
    try {
      return handler.apply(body);
    } catch (RuntimeException e) {
      LOG.error("POST {} failed, request {}", path, request.requestHeaders().get(ID), e);
      return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR);
    }
  }

  private ByteBuf write(HttpServerRequest request, HttpServerResponse response, Reply reply) {
    if (reply instanceof Ok ok) {
      response.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
      return ByteBufUtil.writeUtf8(response.alloc(), ok.json());
    }
    Problem problem = (Problem) reply;
    String accept = request.requestHeaders().get(HttpHeaderNames.ACCEPT);
    Written written = problems.write(problem, accept, path);
    response.status(problem.status().value());
    if (problem.status().equals(HttpStatus.CONTENT_TOO_LARGE) && !isSoonOver(request)) {
      response.keepAlive(false); // who sends without end isn't listened to until the end
    }
    problem.headers().forEach(response::header);
    response.header(HttpHeaderNames.CONTENT_TYPE, written.type().toString());
    return ByteBufUtil.writeUtf8(response.alloc(), written.body());
  }

  /* To close while a client still sends can lose it the answer; so a rest that is not too long is
   * read and forgotten. */
  private static boolean isSoonOver(HttpServerRequest request) {
    String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
    return length != null && length.length() <= LONGEST_FORGOTTEN_DIGITS;
  }

  /* A client that doesn't say what it sends is taken to send what is asked for. */
  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null || contentType.isEmpty() || contentType.equals(JSON)) {
      return true;
    }
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      return MediaType.APPLICATION_JSON.includes(type) || JSON_SUFFIX.includes(type);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private boolean isLongerThanAllowed(@Nullable String contentLength) {
    try {
      return contentLength != null && Long.parseLong(contentLength) > maxBytes;
    } catch (NumberFormatException e) {
      return false; // Netty has refused such a request by then
    }
  }
}
