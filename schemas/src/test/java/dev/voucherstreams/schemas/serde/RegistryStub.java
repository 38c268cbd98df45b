package dev.voucherstreams.schemas.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A schema registry in this process, with just the calls that the serde makes, for tests that need
 * no broker: it can go away and come back, and counts what it is asked.
 */
public final class RegistryStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> schemas = new ArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int port;
  private volatile int failWith;

  public RegistryStub() {
    comeBack();
  }

  /** Its address, also while it is away. */
  public String url() {
    return "http://localhost:" + port;
  }

  /** A serde's configuration for this registry. */
  public Map<String, Object> config() {
    return Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, url());
  }

  /** What was asked so far, as {@code METHOD path}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Answers everything with this status from now on; 0: as it should. */
  void failWith(int status) {
    failWith = status;
  }

  /** Registers a schema as another client would, and returns its id. */
  public synchronized int add(String schema) {
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    return schemas.indexOf(schema) + 1;
  }

  void goAway() {
    server.stop(0);
  }

  void comeBack() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public void close() {
    goAway();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (failWith != 0) {
      answer(exchange, failWith, "out of order");
    } else if (path.startsWith("/subjects/")) {
      String schema = JSON.readTree(body).get("schema").asText();
      answer(exchange, 200, "{\"id\": %d}".formatted(add(schema)));
    } else {
      answerSchema(exchange, Integer.parseInt(path.substring("/schemas/ids/".length())));
    }
  }

  private synchronized void answerSchema(HttpExchange exchange, int id) throws IOException {
    if (id < 1 || id > schemas.size()) {
      answer(exchange, 404, "{\"error_code\": 40403, \"message\": \"Schema not found\"}");
    } else {
      answer(exchange, 200, JSON.writeValueAsString(Map.of("schema", schemas.get(id - 1))));
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }
}
