package dev.voucherstreams.gateway.http;

import org.springframework.boot.reactor.netty.NettyRouteProvider;

/** A route for what is posted to a path, of Reactor Netty itself. */
public interface NettyRoute extends NettyRouteProvider {
  String path();
}
