package dev.voucherstreams.gateway.netty;

import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Has every request of a server traced, whichever handler answers it. A server without it pays
 * nothing for traces.
 */
public final class TracedServer implements NettyServerCustomizer {
  private final OpenTelemetry telemetry;

  public TracedServer(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit(
        (observer, channel, address) ->
            channel
                .pipeline()
                .addBefore(
                    NettyPipeline.HttpTrafficHandler, "traces", new RequestTraces(telemetry)));
  }
}
