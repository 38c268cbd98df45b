package dev.voucherstreams.gateway.netty;

import dev.voucherstreams.gateway.http.ProblemWriter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Prepares the connections of the public port. */
public final class PublicServer implements NettyServerCustomizer {
  private static final int ACCEPTS = 256;

  private final ServerLimits limits;
  private final String retryAfterSeconds;
  private final ProblemWriter problems;
  private final ConnectionLimit connections;
  private final Optional<OpenTelemetry> traces;
  private final LongAdder late = new LongAdder();

  /**
   * Holds clients to these limits.
   *
   * @param retryAfter when to come back, told to those that are refused
   * @param traces where requests are traced; without, nothing is paid for traces
   */
  public PublicServer(
      ServerLimits limits,
      Duration retryAfter,
      ProblemWriter problems,
      Optional<OpenTelemetry> traces) {
    this.limits = limits;
    this.retryAfterSeconds = Long.toString(retryAfter.toSeconds());
    this.problems = problems;
    this.connections = new ConnectionLimit(limits.connections(), refusal());
    this.traces = traces;
  }

  /* Written as it is: a connection too many isn't worth a request's way. */
  private String refusal() {
    String body = problems.writeStatus(503);
    return "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\nRetry-After: "
        + retryAfterSeconds
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }

  /** Shows how many connections there are, and what is refused for want of room or time. */
  public void show(MeterRegistry registry) {
    Gauge.builder("voucher.connections", connections, ConnectionLimit::open)
        .description("Connections of the public port")
        .register(registry);
    refused("connections", connections, ConnectionLimit::refused).register(registry);
    refused("late", late, LongAdder::sum).register(registry);
  }

  private static <T> FunctionCounter.Builder<T> refused(
      String reason, T source, ToDoubleFunction<T> count) {
    return FunctionCounter.builder("voucher.refused", source, count)
        .tag("reason", reason)
        .description("Connections and requests that were told to come back");
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server
        .option(ChannelOption.RECVBUF_ALLOCATOR, acceptingMany())
        .doOnChannelInit((observer, channel, address) -> prepare(channel));
  }

  /* In each round of its event loop. With the 16 of Netty a crowd waits for seconds to be refused. */
  private static RecvByteBufAllocator acceptingMany() {
    return new ServerChannelRecvByteBufAllocator().maxMessagesPerRead(ACCEPTS);
  }

  private void prepare(Channel connection) {
    connection.pipeline().addFirst("connection-limit", connections);
    add(connection, "answer-headers", new AnswerHeaders(problems, retryAfterSeconds));
    add(connection, "slow-client-timeouts", new SlowClientTimeouts(limits));
    add(connection, "load-shedding", new LoadShedding(limits.longestWait(), late));
    traces.ifPresent(telemetry -> add(connection, "traces", new RequestTraces(telemetry)));
  }

  private static void add(Channel connection, String name, ChannelHandler handler) {
    connection.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, name, handler);
  }
}
