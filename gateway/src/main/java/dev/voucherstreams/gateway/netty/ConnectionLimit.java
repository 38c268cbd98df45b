package dev.voucherstreams.gateway.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps the number of connections below a limit, since each takes memory: one too many is told to
 * come back, and closed.
 */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private final int limit;
  private final byte[] refusal;
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  /** Tells those that are too many the text of an answer. */
  ConnectionLimit(int limit, String refusal) {
    this.limit = limit;
    this.refusal = refusal.getBytes(StandardCharsets.UTF_8);
  }

  /** How many connections there are. */
  int open() {
    return open.get();
  }

  /** How many there were too many, so far. */
  long refused() {
    return refused.sum();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    int now = open.incrementAndGet();
    context.channel().closeFuture().addListener(closed -> open.decrementAndGet());
    if (now > limit) {
      refused.increment();
      context
          .writeAndFlush(Unpooled.wrappedBuffer(refusal))
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    super.channelActive(context);
  }
}
