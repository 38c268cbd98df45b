package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces, metrics and logs by OTLP/HTTP, as a collector does. */
final class OtlpReceiver implements AutoCloseable {

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final List<String> traces = new CopyOnWriteArrayList<>();
  private final List<String> metrics = new CopyOnWriteArrayList<>();
  private final List<String> logs = new CopyOnWriteArrayList<>();

  OtlpReceiver() throws IOException {
    server.createContext("/v1/traces", exchange -> receive(exchange, traces));
    server.createContext("/v1/metrics", exchange -> receive(exchange, metrics));
    server.createContext("/v1/logs", exchange -> receive(exchange, logs));
    server.start();
  }

  private static void receive(HttpExchange exchange, List<String> messages) throws IOException {
    messages.add(HexFormat.of().formatHex(exchange.getRequestBody().readAllBytes()));
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Whether a service has sent a span of this name, trace and parent. It looks for the fields as
   * protobuf writes them: their number and length, and then the value.
   */
  boolean hasSpan(String service, String name, String trace, String parent) {
    return traces.stream()
        .anyMatch(
            message ->
                message.contains(text("0a", service)) // AnyValue.string_value, of service.name
                    && message.contains(text("2a", name))
                    && message.contains("0a10" + trace)
                    && message.contains("2208" + parent));
  }

  /** Whether a service has sent a metric of this name. */
  boolean hasMetric(String service, String name) {
    return metrics.stream()
        .anyMatch(
            message -> message.contains(text("0a", service)) && message.contains(text("0a", name)));
  }

  /** Whether a service has sent a log record with this in it. */
  boolean hasLog(String service, String part) {
    return logs.stream()
        .anyMatch(
            message ->
                message.contains(text("0a", service))
                    && message.contains(HexFormat.of().formatHex(part.getBytes(UTF_8))));
  }

  private static String text(String field, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    return field
        + HexFormat.of().toHexDigits((byte) bytes.length)
        + HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
