package dev.voucherstreams.gateway.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Refuses requests that have waited too long for their turn, before anything is done for them: an
 * answer that comes too late helps nobody, and delays the others. Only those of the API: who has
 * sent one can send it again, but a browser doesn't ask again for a part of a page.
 *
 * <p>An event loop takes all requests that have come, one after the other, and then looks for new
 * ones. So whoever is taken late in a round has waited since the round began, unseen: that time is
 * the only sign of too much to do, since handlers never wait and the queue is in the sockets.
 */
final class LoadShedding extends ChannelDuplexHandler {

  private static final String API = "/api/";

  /** What an event loop is at. */
  private static final class Round {
    private static final FastThreadLocal<Round> OF_THIS_LOOP =
        new FastThreadLocal<>() {
          @Override
          protected Round initialValue() {
            return new Round();
          }
        };

    private boolean underWay;
    private long began;

    /** Whether a request that is taken now, on this loop, has waited for longer than this. */
    boolean isLate(EventLoop loop, Duration longest) {
      long now = System.nanoTime();
      if (!underWay) {
        underWay = true;
        began = now;
        loop.execute(() -> underWay = false); // tasks run when a round is over
      }
      return now - began > longest.toNanos();
    }
  }

  private final Duration longestWait;
  private final LongAdder refused;
  private int unanswered;
  private boolean refusing;

  /**
   * Refuses what has waited for longer than this.
   *
   * @param refused counts what is refused, on all connections
   */
  LoadShedding(Duration longestWait, LongAdder refused) {
    this.longestWait = longestWait;
    this.refused = refused;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      /* Answers have to keep the order of their requests: with one in flight we don't cut in. */
      refusing =
          Round.OF_THIS_LOOP.get().isLate(context.channel().eventLoop(), longestWait)
              && request.uri().startsWith(API)
              && unanswered == 0
              && request.decoderResult().isSuccess();
      if (refusing) {
        refuse(context, request);
      } else {
        unanswered++;
      }
    }
    if (refusing) {
      swallow(context, message);
    } else {
      super.channelRead(context, message);
    }
  }

  private void refuse(ChannelHandlerContext context, HttpRequest request) {
    refused.increment();
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE, Unpooled.EMPTY_BUFFER);
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    HttpUtil.setKeepAlive(answer, keepAlive);
    ChannelFuture written = context.writeAndFlush(answer);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static void swallow(ChannelHandlerContext context, Object message) {
    boolean last = message instanceof LastHttpContent;
    ReferenceCountUtil.release(message);
    if (last) {
      context.read(); // for the next request
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof LastHttpContent && !AnswerHeaders.isInterim(message)) {
      unanswered--;
    }
    super.write(context, message, promise);
  }
}
