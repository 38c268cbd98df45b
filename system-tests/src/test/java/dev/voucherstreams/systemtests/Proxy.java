package dev.voucherstreams.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A simple proxy before some gateways: takes turns among those that say that they are ready, which
 * it asks ten times a second. A request that has been sent is never sent again.
 */
final class Proxy implements AutoCloseable {

  private static final int CHECK_MS = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ExtraGateway> gateways;
  private final List<ExtraGateway> ready = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final ScheduledExecutorService checks = Executors.newScheduledThreadPool(2);
  private final ExecutorService requests = Executors.newFixedThreadPool(8);
  private final HttpServer server;

  Proxy(List<ExtraGateway> gateways) throws IOException {
    this.gateways = List.copyOf(gateways);
    for (ExtraGateway gateway : gateways) {
      var unused =
          checks.scheduleWithFixedDelay(() -> check(gateway), 0, CHECK_MS, TimeUnit.MILLISECONDS);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(requests);
    server.createContext("/", this::pass);
    server.start();
  }

  URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** Whether requests go to all of them. */
  boolean hasAll() {
    return ready.size() == gateways.size();
  }

  private void check(ExtraGateway gateway) {
    try {
      if (!gateway.isReady()) {
        ready.remove(gateway);
      } else if (!ready.contains(gateway)) {
        ready.add(gateway);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      HttpResponse<byte[]> answer = pass(exchange.getRequestURI().getPath(), body);
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException e) {
      exchange.sendResponseHeaders(502, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private HttpResponse<byte[]> pass(String path, byte[] body)
      throws IOException, InterruptedException {
    IOException refusal = new IOException("no gateway is ready");
    for (ExtraGateway gateway : inTurn()) {
      try {
        return http.send(
            HttpRequest.newBuilder(URI.create(gateway.url(path)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofByteArray());
      } catch (ConnectException e) {
        refusal = e; // it has got nothing of the request
      }
    }
    throw refusal;
  }

  private List<ExtraGateway> inTurn() {
    List<ExtraGateway> now = List.copyOf(ready);
    int first = now.isEmpty() ? 0 : Math.floorMod(turn.incrementAndGet(), now.size());
    List<ExtraGateway> after = now.subList(first, now.size());
    return Stream.concat(after.stream(), now.subList(0, first).stream()).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    requests.shutdownNow();
    checks.shutdownNow();
  }
}
