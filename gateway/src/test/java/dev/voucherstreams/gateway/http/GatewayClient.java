package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.service.table.SegmentTable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the running gateway, which answers from a table that the test gives. */
final class GatewayClient {
  static final int MAX_BYTES = 64 * 1024;
  static final String GOOD =
      """
      {"customer_id": 123, "country_code": "Peru", "last_order_ts": "2021-10-26 00:00:00", \
      "first_order_ts": "2021-10-26 00:00:00", "total_orders": 14, \
      "segment_name": "frequent_segment"}""";

  private static final String VOUCHER = "/api/v1/voucher";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final RunningGateway gateway;

  GatewayClient(SegmentTable table) {
    this(RunningGateway.over(table));
  }

  GatewayClient(RunningGateway gateway) {
    this.gateway = gateway;
  }

  int port() {
    return gateway.port();
  }

  /** Asks for a voucher as a well-behaved client does. */
  HttpResponse<String> ask(String body) {
    return ask(body.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  HttpResponse<String> ask(byte[] body, String contentType) {
    return send("POST", VOUCHER, BodyPublishers.ofByteArray(body), "Content-Type", contentType);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> send(String method, String path, String... headers) {
    return send(method, path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body), headers);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    return send(gateway.url(path), method, body, headers);
  }

  /** Asks on the management port. */
  HttpResponse<String> manage(String path) {
    return send(gateway.managementUrl(path), "GET", BodyPublishers.noBody());
  }

  private static HttpResponse<String> send(
      URI url, String method, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).method(method, body).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(method + " " + url + " was not answered", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
