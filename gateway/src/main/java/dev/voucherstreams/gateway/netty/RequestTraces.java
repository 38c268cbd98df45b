package dev.voucherstreams.gateway.netty;

import dev.voucherstreams.service.tracing.CurrentSpan;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Puts a span around each request of a connection: from its head to the end of its answer. What is
 * logged while the request is read and answered has its trace's id.
 */
final class RequestTraces extends ChannelDuplexHandler {
  private final OpenTelemetry telemetry;

  /* Of the requests that are not answered yet: several if the client doesn't wait for answers. */
  private final Queue<RequestSpan> open = new ArrayDeque<>(4);

  private @Nullable RequestSpan arriving;
  private @Nullable RequestSpan answered;

  RequestTraces(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      arriving = RequestSpan.start(request, telemetry);
      open.add(arriving);
    }
    if (arriving == null) {
      context.fireChannelRead(message);
    } else {
      CurrentSpan.run(arriving.span(), () -> context.fireChannelRead(message));
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response && !AnswerHeaders.isInterim(response)) {
      answered = open.poll();
      if (answered != null) {
        answered.answer(response.status().code());
      }
    }
    if (message instanceof LastHttpContent && answered != null) {
      answered.span().end();
      answered = null;
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (answered != null) {
      answered.breakOff();
      answered = null;
    }
    open.forEach(RequestSpan::breakOff);
    open.clear();
    context.fireChannelInactive();
  }
}
