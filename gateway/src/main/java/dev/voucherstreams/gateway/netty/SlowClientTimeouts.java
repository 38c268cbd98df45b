package dev.voucherstreams.gateway.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose client takes too long: to come with a request, to send the rest of it, or
 * to read the answer. It looks at intervals, and in between counts only what happens: timers for
 * every request would cost more than answers do.
 */
final class SlowClientTimeouts extends ChannelDuplexHandler {
  private static final int LOOKS_PER_TIMEOUT = 4;
  private static final long LONGEST_INTERVAL = TimeUnit.SECONDS.toNanos(1);
  private static final int PROGRESS_BYTES = 1024;

  private final long interval;
  private final long idleLooks;
  private final long requestLooks;
  private final long answerLooks;
  private @Nullable Future<?> looking;

  private int unanswered;
  private boolean receiving;
  private boolean wanted;
  private boolean answering;
  private int received;
  private long quietLooks;

  private long pending;
  private long progress;
  private long stuckLooks;

  SlowClientTimeouts(ServerLimits limits) {
    interval =
        Math.min(
            LONGEST_INTERVAL,
            Math.min(
                    limits.idle().toNanos(),
                    Math.min(limits.request().toNanos(), limits.answer().toNanos()))
                / LOOKS_PER_TIMEOUT);
    idleLooks = looks(limits.idle());
    requestLooks = looks(limits.request());
    answerLooks = looks(limits.answer());
  }

  private long looks(Duration timeout) {
    return Math.max(1, timeout.toNanos() / interval);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    /* Looks that a pause of this process left out aren't made up for: it wasn't the client's. */
    looking =
        context
            .executor()
            .scheduleWithFixedDelay(() -> look(context), interval, interval, TimeUnit.NANOSECONDS);
    super.channelActive(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (looking != null) {
      looking.cancel(false);
    }
    super.channelInactive(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest) {
      receiving = true;
      unanswered++;
      quietLooks = 0;
    }
    if (message instanceof HttpContent content) {
      noteContent(content);
    }
    super.channelRead(context, message);
  }

  /* A client that sends a byte now and then makes no progress. */
  private void noteContent(HttpContent content) {
    received += content.content().readableBytes();
    if (received >= PROGRESS_BYTES || content instanceof LastHttpContent) {
      received = 0;
      quietLooks = 0;
    }
    if (content instanceof LastHttpContent) {
      receiving = false;
    }
  }

  /* Only a client that is listened to is waited for: a handler may not want more for now. */
  @Override
  public void read(ChannelHandlerContext context) throws Exception {
    wanted = true;
    super.read(context);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    wanted = false;
    super.channelReadComplete(context);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    quietLooks = 0;
    if (!AnswerHeaders.isInterim(message)) {
      noteAnswer(message);
    }
    super.write(context, message, promise);
  }

  private void noteAnswer(Object message) {
    answering = true;
    if (message instanceof LastHttpContent) {
      answering = false;
      unanswered--;
    }
  }

  private void look(ChannelHandlerContext context) {
    quietLooks = receiving && !wanted ? 0 : quietLooks + 1;
    stuckLooks = isStuck(context.channel().unsafe().outboundBuffer()) ? stuckLooks + 1 : 0;
    boolean late = receiving && quietLooks > requestLooks;
    boolean idle = unanswered <= 0 && quietLooks > idleLooks;
    if (stuckLooks > answerLooks || idle || (late && answering)) {
      var unused = context.close();
    } else if (late) {
      giveUp(context);
    }
  }

  private boolean isStuck(@Nullable ChannelOutboundBuffer buffer) {
    long pendingNow = buffer == null ? 0 : buffer.totalPendingWriteBytes();
    long progressNow = buffer == null ? 0 : buffer.currentProgress();
    boolean same = pendingNow > 0 && pendingNow == pending && progressNow == progress;
    pending = pendingNow;
    progress = progressNow;
    return same;
  }

  private void giveUp(ChannelHandlerContext context) {
    context
        .writeAndFlush(
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT, Unpooled.EMPTY_BUFFER))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
