package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Prometheus with the project's configuration, which watches a system of the tests. */
final class Prometheus implements AutoCloseable {

  private static final Path CONFIGURATION = Project.ROOT.resolve("docker/prometheus");

  private final LocalSystem system;
  private final String address = "127.0.0.1:" + Project.freePort();
  private final Command server;

  private Prometheus(LocalSystem system) throws IOException {
    this.system = system;
    Path folder = Project.newFolder("prometheus");
    Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration());
    server =
        Command.start(
            List.of(
                "prometheus",
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address),
            Map.of(),
            folder.resolve("prometheus.out"));
  }

  static Prometheus watching(LocalSystem system) throws IOException {
    Prometheus prometheus = new Prometheus(system);
    await("Prometheus").ignoreExceptions().until(prometheus::isReady);
    return prometheus;
  }

  /* As it is deployed, but for the addresses, and with two seconds instead of five. */
  private String configuration() throws IOException {
    return Files.readString(CONFIGURATION.resolve("prometheus.yml"))
        .replace("streams-app:8011", "localhost:" + system.managementPort("streams-app"))
        .replace("gateway:8010", "localhost:" + system.managementPort("gateway"))
        .replace("rules/", CONFIGURATION.resolve("rules") + "/")
        .replace("_interval: 5s", "_interval: 2s");
  }

  private boolean isReady() throws IOException, InterruptedException {
    return system.get("http://" + address + "/-/ready").statusCode() == 200;
  }

  /** Returns the series that answer a query now. */
  JsonNode query(String expression) throws IOException, InterruptedException {
    String parameter = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    String answer = system.get("http://" + address + "/api/v1/query?query=" + parameter).body();
    return data(answer).get("result");
  }

  /** Returns the rules with their health. */
  JsonNode rules() throws IOException, InterruptedException {
    return data(system.get("http://" + address + "/api/v1/rules").body()).get("groups");
  }

  private static JsonNode data(String answer) throws IOException {
    JsonNode json = new ObjectMapper().readTree(answer);
    if (!json.path("status").asText().equals("success")) {
      throw new AssertionError(answer);
    }
    return json.get("data");
  }

  @Override
  public void close() {
    server.close();
  }
}
