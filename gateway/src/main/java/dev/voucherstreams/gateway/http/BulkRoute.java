package dev.voucherstreams.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A path that takes any number of JSON texts, one a line, and answers each with a line, in order.
 * The lines of a chunk are answered in one buffer before the next chunk is read, and no more is
 * read than the client takes of the answers: memory doesn't grow with the request.
 */
final class BulkRoute extends NettyRoute {
  private static final ContentTypes LINES_OF_JSON =
      ContentTypes.of("application/x-ndjson", "application/(x-ndjson|ndjson|jsonl)");

  private final Supplier<HttpReply> ready;

  /** A route that answers each line by the handler, if it is ready by then. */
  BulkRoute(
      String path,
      Function<byte[], HttpReply> handler,
      ProblemWriter problems,
      int maxBytes,
      Supplier<HttpReply> ready) {
    super(path, LINES_OF_JSON, handler, problems, maxBytes);
    this.ready = ready;
  }

  @Override
  Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    if (ready.get() instanceof Problem notReady) {
      return refuse(request, response, notReady);
    }
    response.header(HttpHeaderNames.CONTENT_TYPE, "application/x-ndjson");
    Channel channel = channel(request);
    goOn(request, channel);
    /* One buffer at a time: send(Flux) would take 128, and a short bad line has a long answer. */
    return response
        .sendHeaders()
        .then(
            answerLines(request, response.alloc())
                .concatMap(text -> FutureMono.from(channel.writeAndFlush(text)), 1)
                .doOnDiscard(ByteBuf.class, ByteBuf::release)
                .onErrorComplete(BulkRoute::isGone));
  }

  /* The client, or its connection: there is nobody to tell. */
  private static boolean isGone(Throwable error) {
    return error instanceof AbortedException || AbortedException.isConnectionReset(error);
  }

  private static Channel channel(HttpServerRequest request) {
    AtomicReference<Channel> channel = new AtomicReference<>();
    request.withConnection(connection -> channel.set(connection.channel()));
    return Objects.requireNonNull(channel.get());
  }

  /* Reactor Netty does this when the body is read, unless the head of the answer is out by then. */
  private static void goOn(HttpServerRequest request, Channel channel) {
    if (request
        .requestHeaders()
        .containsValue(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE, true)) {
      var unused =
          channel.writeAndFlush(
              new DefaultFullHttpResponse(
                  HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }
  }

  private Flux<ByteBuf> answerLines(HttpServerRequest request, ByteBufAllocator buffers) {
    Lines lines = new Lines(maxBytes());
    return request
        .receive()
        .mapNotNull(chunk -> answered(request, buffers, taker -> lines.add(chunk, taker)))
        .concatWith(Mono.fromSupplier(() -> answered(request, buffers, lines::end)));
  }

  /* Null if these are no lines. */
  private @Nullable ByteBuf answered(
      HttpServerRequest request, ByteBufAllocator buffers, Consumer<Consumer<byte[]>> lines) {
    ByteBuf text = buffers.buffer();
    lines.accept(
        line -> {
          text.writeCharSequence(text(request, reply(request, line)), StandardCharsets.UTF_8);
          text.writeByte('\n');
        });
    if (text.isReadable()) {
      return text;
    }
    text.release();
    return null;
  }
}
