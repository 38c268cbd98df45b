package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Another gateway of a system, which a test may end and start again at the same port. */
final class GatewayBeside implements AutoCloseable {

  private final TheSystem system;
  private final int port = Project.freePort();
  private Command command;
  private int starts;

  private GatewayBeside(TheSystem system) throws IOException {
    this.system = system;
    this.command = run();
  }

  /** Starts one, and waits until it answers vouchers. */
  static GatewayBeside started(TheSystem system) throws IOException {
    GatewayBeside gateway = new GatewayBeside(system);
    gateway.awaitReady();
    return gateway;
  }

  private Command run() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", system.kafka());
    environment.put("SCHEMA_REGISTRY_URL", system.registry());
    environment.put("GATEWAY_PORT", Integer.toString(port));
    environment.put("MANAGEMENT_SERVER_PORT", "0");
    environment.put("STATE_DIR", system.folder().resolve("gateway-beside").toString());
    return Command.start(
        Project.java(Project.GATEWAY),
        environment,
        system.folder().resolve("gateway-beside-" + ++starts + ".out"));
  }

  private void awaitReady() {
    await("gateway beside")
        .ignoreExceptions()
        .until(() -> system.get(url("/healthz")).statusCode() == 200);
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }

  void kill() throws InterruptedException {
    command.kill();
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
