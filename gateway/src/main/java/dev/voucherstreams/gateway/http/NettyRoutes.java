package dev.voucherstreams.gateway.http;

import java.util.List;

/** The routes that are Reactor Netty's own, ahead of Spring's. */
public record NettyRoutes(List<NettyRoute> routes) {
  public NettyRoutes {
    routes = List.copyOf(routes);
  }
}
