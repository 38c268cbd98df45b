package dev.voucherstreams.gateway.netty;

import dev.voucherstreams.gateway.http.ProblemWriter;
import dev.voucherstreams.gateway.http.RequestId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AsciiString;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Gives every answer of a connection its request's id and what browsers are told in any case, to a
 * 503 when to come back, and a body to those that have none because Reactor Netty or Spring refused
 * what is no HTTP. Requests it rids of their query, before anybody tries to understand it.
 */
final class AnswerHeaders extends ChannelDuplexHandler {
  private static final AsciiString CONTENT_TYPE_OPTIONS =
      AsciiString.cached("X-Content-Type-Options");
  private static final AsciiString NO_SNIFF = AsciiString.cached("nosniff");

  private final ProblemWriter problems;
  private final String retryAfterSeconds;

  /* Of the requests that are not answered yet: several if the client doesn't wait for answers. */
  private final Queue<String> ids = new ArrayDeque<>(4);

  AnswerHeaders(ProblemWriter problems, String retryAfterSeconds) {
    this.problems = problems;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      String id = RequestId.of(request.headers().get(RequestId.NAME));
      request.headers().set(RequestId.NAME, id);
      request.setUri(withoutQuery(request.uri()));
      ids.add(id);
    }
    super.channelRead(context, message);
  }

  /* No route has a use for a query or a fragment, and whatever a client writes there, a URI or not, is
   * no reason to refuse it. */
  private static String withoutQuery(String target) {
    for (int i = 0; i < target.length(); i++) {
      char character = target.charAt(i);
      if (character == '?' || character == '#') {
        return target.substring(0, i);
      }
    }
    return target;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    Object outgoing = message;
    if (message instanceof HttpResponse response && !isInterim(response)) {
      String id = ids.poll();
      response.headers().set(RequestId.NAME, id == null ? RequestId.of(null) : id);
      response.headers().set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
      if (response.status().equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
        response.headers().set(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
      }
      outgoing = isBare(response) ? withBody(context, (FullHttpResponse) response) : response;
    }
    super.write(context, outgoing, promise);
  }

  /** Whether it is a 100 Continue or the like: the answer comes later. */
  static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private static boolean isBare(HttpResponse response) {
    return response.status().code() >= 400
        && response instanceof FullHttpResponse full
        && !full.content().isReadable()
        && response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) == 0;
  }

  private FullHttpResponse withBody(ChannelHandlerContext context, FullHttpResponse bare) {
    String text = problems.writeStatus(bare.status().code());
    ByteBuf body = ByteBufUtil.writeUtf8(context.alloc(), text);
    bare.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    FullHttpResponse answer = bare.replace(body);
    bare.release();
    return answer;
  }
}
