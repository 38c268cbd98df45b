package dev.voucherstreams.gateway.server;

import dev.voucherstreams.gateway.http.ProblemWriter;
import io.netty.channel.Channel;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Prepares the connections of the public port. */
public final class PublicServer implements NettyServerCustomizer {
  private final ProblemWriter problems;

  public PublicServer(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((observer, channel, address) -> prepare(channel));
  }

  private void prepare(Channel connection) {
    connection
        .pipeline()
        .addBefore(NettyPipeline.HttpTrafficHandler, "envelope", new Envelope(problems));
  }
}
