package dev.voucherstreams.gateway.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * All bytes of a body, once they are here; of a body that is too long just one more than the limit.
 * What Reactor Netty's own {@code aggregate()} does, at half the cost, and a body is all that an
 * answer waits for.
 */
final class BodyAggregator extends Mono<byte[]> {
  private final Publisher<ByteBuf> chunks;
  private final int maxBytes;

  BodyAggregator(Publisher<ByteBuf> chunks, int maxBytes) {
    this.chunks = chunks;
    this.maxBytes = maxBytes;
  }

  @Override
  public void subscribe(CoreSubscriber<? super byte[]> downstream) {
    chunks.subscribe(new Collector(downstream, maxBytes));
  }

  /** Collects the chunks of one body, on the event loop that they come from. */
  private static final class Collector implements CoreSubscriber<ByteBuf>, Subscription {
    private static final byte[] NONE = {};

    private final CoreSubscriber<? super byte[]> downstream;
    private final int maxBytes;
    private @Nullable Subscription upstream;
    private byte[] bytes = NONE;
    private boolean done;

    Collector(CoreSubscriber<? super byte[]> downstream, int maxBytes) {
      this.downstream = downstream;
      this.maxBytes = maxBytes;
    }

    @Override
    public reactor.util.context.Context currentContext() {
      return downstream.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      if (Operators.validate(upstream, subscription)) {
        upstream = subscription;
        downstream.onSubscribe(this);
      }
    }

    @Override
    public void onNext(ByteBuf chunk) {
      if (done) {
        return;
      }
      int before = bytes.length;
      int taken = Math.min(chunk.readableBytes(), maxBytes + 1 - before);
      bytes = Arrays.copyOf(bytes, before + taken);
      chunk.getBytes(chunk.readerIndex(), bytes, before, taken);
      if (bytes.length > maxBytes) {
        cancel();
        onComplete();
      }
    }

    @Override
    public void onComplete() {
      if (!done) {
        done = true;
        downstream.onNext(bytes);
        downstream.onComplete();
      }
    }

    @Override
    public void onError(Throwable error) {
      if (!done) {
        done = true;
        downstream.onError(error);
      }
    }

    @Override
    public void request(long count) {
      if (upstream != null) {
        upstream.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void cancel() {
      if (upstream != null) {
        upstream.cancel();
      }
    }
  }
}
