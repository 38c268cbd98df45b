package dev.voucherstreams.bench.gateway;

import java.nio.charset.StandardCharsets;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The most that could be hoped for: Reactor Netty that reads a request's body, without looking at
 * it, and returns a constant. A process of its own.
 */
public final class BareServer {

  private BareServer() {}

  /**
   * Serves until the process is ended.
   *
   * @param args the port, and the constant
   */
  public static void main(String[] args) {
    byte[] constant = args[1].getBytes(StandardCharsets.UTF_8);
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(Integer.parseInt(args[0]))
            .route(
                routes ->
                    routes.post(
                        "/api/v1/voucher",
                        (request, response) ->
                            response
                                .header("Content-Type", "application/json")
                                .sendByteArray(
                                    request.receive().aggregate().map(body -> constant))))
            .bindNow();
    server.onDispose().block();
  }
}
