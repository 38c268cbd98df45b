package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Another gateway of a system, which a test may end and start again at the same port. When it is
 * told to stop it says so for a second before it does.
 */
final class ExtraGateway implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final LocalSystem system;
  private final Map<String, String> variables;
  private final int port = Project.freePort();
  private final int managementPort = Project.freePort();
  private Command command;
  private int starts;

  private ExtraGateway(LocalSystem system, Map<String, String> variables) throws IOException {
    this.system = system;
    this.variables = variables;
    this.command = run();
  }

  /** Starts one. */
  static ExtraGateway start(LocalSystem system) throws IOException {
    return start(system, Map.of());
  }

  /** Starts one with these variables, besides. */
  static ExtraGateway start(LocalSystem system, Map<String, String> variables) throws IOException {
    return new ExtraGateway(system, variables);
  }

  /** Starts one, and waits until it answers vouchers. */
  static ExtraGateway started(LocalSystem system) throws IOException {
    ExtraGateway gateway = start(system);
    gateway.awaitReady();
    return gateway;
  }

  private Command run() throws IOException {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", system.kafka());
    environment.put("SCHEMA_REGISTRY_URL", system.registry());
    environment.put("GATEWAY_PORT", Integer.toString(port));
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    environment.put("STATE_DIR", system.folder().resolve("gateway-" + port).toString());
    environment.put("VOUCHER_SHUTDOWNDELAY", "1s");
    // Tests of restarts: what a busy machine holds up isn't refused.
    environment.put("VOUCHER_LIMITS_LONGESTWAIT", "10s");
    return Command.start(
        Project.app(Project.GATEWAY),
        environment,
        system.folder().resolve("gateway-" + port + "-" + ++starts + ".out"));
  }

  void awaitReady() {
    await("gateway beside").until(this::isReady);
  }

  boolean isReady() throws InterruptedException {
    try {
      return get("/readyz").statusCode() == 200;
    } catch (IOException e) {
      return false; // it isn't there yet, or any more
    }
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url(path))));
  }

  HttpResponse<String> askForVoucher(String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url("/api/v1/voucher")))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** What the management port says of its readiness. */
  String health() throws IOException, InterruptedException {
    String url = "http://localhost:" + managementPort + "/actuator/health/readiness";
    return send(HttpRequest.newBuilder(URI.create(url))).body();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
  }

  String printed() {
    return command.printed();
  }

  void kill() throws InterruptedException {
    command.kill();
  }

  /** Stops it by SIGTERM, and waits for its end. */
  void stop() throws InterruptedException {
    command.process().destroy();
    command.await();
  }

  /** Starts it again. */
  void startAgain() throws IOException {
    command = run();
  }

  @Override
  public void close() {
    command.close();
  }
}
