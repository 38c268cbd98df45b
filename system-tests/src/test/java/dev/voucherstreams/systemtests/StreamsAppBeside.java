package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A streams-app by itself, with topics of its own. On the broker of a system, what is done to it
 * leaves the system alone.
 */
record StreamsAppBeside(Command command, int managementPort) implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /* A paused process accepts a connection and doesn't answer. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /**
   * Starts it.
   *
   * @param folder for its state and output
   * @param prefix what the names of its topics begin with
   */
  static StreamsAppBeside start(String kafka, String registry, Path folder, String prefix)
      throws IOException {
    return start(kafka, registry, folder, prefix, Map.of());
  }

  /** Starts it with these variables, besides or instead. */
  static StreamsAppBeside start(
      String kafka, String registry, Path folder, String prefix, Map<String, String> variables)
      throws IOException {
    int managementPort = Project.freePort();
    Map<String, String> environment = new HashMap<>();
    environment.put("TOPIC_PREFIX", prefix);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    environment.put("SCHEMA_REGISTRY_URL", registry);
    environment.put("SERVER_PORT", "0");
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    environment.put("INSTANCE_ID", prefix);
    environment.put("STATE_DIR", folder.resolve(prefix + "state").toString());
    environment.putAll(variables);
    Command command =
        Command.start(
            Project.app(Project.STREAMS_APP),
            environment,
            folder.resolve(prefix + "streams-app.out"));
    return new StreamsAppBeside(command, managementPort);
  }

  /** Waits until all its clients run. */
  void awaitReady() {
    await("streams-app beside")
        .ignoreExceptions()
        .until(() -> readiness().contains("\"status\":\"UP\"}") && !readiness().contains("OUT_OF"));
  }

  /** What it answers when it is asked whether it is ready. */
  String readiness() throws IOException, InterruptedException {
    return get("/actuator/health/readiness");
  }

  /** What it tells Prometheus. */
  String metrics() throws IOException, InterruptedException {
    return get("/actuator/prometheus");
  }

  private String get(String path) throws IOException, InterruptedException {
    URI url = URI.create("http://localhost:" + managementPort + path);
    HttpRequest request = HttpRequest.newBuilder(url).timeout(ANSWER).build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  /** Lets it stand still, as a machine does that is paused. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Command.signal(name, command.process().toHandle());
  }

  /** Ends it as {@code kubectl} does, in an orderly way, and returns what it has printed. */
  String terminate() throws InterruptedException {
    command.process().destroy();
    return command.await().output();
  }

  @Override
  public void close() {
    command.close();
  }
}
