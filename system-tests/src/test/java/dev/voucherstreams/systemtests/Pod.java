package dev.voucherstreams.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.voucherstreams.systemtests.deployment.Workload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * A pod of the manifests as a process: the container's environment, arguments, ports and probes are
 * the manifest's, but volumes are folders, and ports are free ones of this machine.
 */
final class Pod {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int NO_ANSWER = 0;

  private final Workload workload;
  private final Path folder;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, Path> volumes = new TreeMap<>();

  /** Prepares one with its files below a folder. */
  Pod(Workload workload, Path folder) throws IOException {
    this.workload = workload;
    this.folder = folder;
    workload.ports().keySet().forEach(name -> ports.put(name, Project.freePort()));
    for (JsonNode mount : workload.container().path("volumeMounts")) {
      String path = mount.path("mountPath").asText();
      volumes.put(path, Files.createDirectories(folder.resolve(path.substring(1))));
    }
  }

  /** Returns the folder that stands for a volume. */
  Path volume(String mountPath) {
    return volumes.get(mountPath);
  }

  Workload workload() {
    return workload;
  }

  /**
   * Puts into the volumes what ConfigMaps and Secrets have for them.
   *
   * @param secret gives the value of a Secret's NAME/KEY
   */
  void fillVolumes(List<JsonNode> resources, UnaryOperator<String> secret) throws IOException {
    for (Map.Entry<String, Path> volume : volumes.entrySet()) {
      Map<String, String> files = workload.files(volume.getKey(), resources, secret);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(
            volume.getValue().resolve(file.getKey()),
            file.getValue().replace(volume.getKey(), volume.getValue().toString()));
      }
    }
  }

  /** Returns the container's arguments. */
  List<String> arguments() {
    return StreamSupport.stream(workload.container().path("args").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /**
   * Starts the container's process.
   *
   * @param environment the manifest's, with the addresses of this machine
   */
  Command start(Path jar, Map<String, String> environment, List<String> arguments)
      throws IOException {
    Map<String, String> here = new HashMap<>();
    environment.forEach((name, value) -> here.put(name, here(value)));
    return Command.start(
        Project.java(jar, arguments.stream().map(this::here).toArray(String[]::new)),
        here,
        folder.resolve("process.out"));
  }

  /* A path in a volume becomes one in its folder. */
  private String here(String value) {
    return volumes.entrySet().stream()
        .filter(volume -> value.startsWith(volume.getKey() + "/") || value.equals(volume.getKey()))
        .findFirst()
        .map(volume -> volume.getValue() + value.substring(volume.getKey().length()))
        .orElse(value);
  }

  int port(String name) {
    return ports.get(name);
  }

  /** Calls a probe as the kubelet does. Returns the status, 0 if nobody answers. */
  int probe(String name) throws InterruptedException {
    JsonNode request = workload.container().path(name).path("httpGet");
    return get(request.path("port").asText(), request.path("path").asText()).statusCode();
  }

  /** Returns how long the startup probe gives a start. */
  Duration longestStart() {
    JsonNode probe = workload.container().path("startupProbe");
    return Duration.ofSeconds(
        probe.path("periodSeconds").asLong() * probe.path("failureThreshold").asLong());
  }

  /** What an answer is made of here. */
  record Answer(int statusCode, String body) {}

  Answer get(String port, String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(port) + path))
            .timeout(ANSWER)
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Answer(NO_ANSWER, e.toString());
    }
  }
}
