package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The schema registry of {@code make run} alone, with its schemas in memory. The tests of a run
 * share one, each with topics of its own.
 */
final class TestRegistry {

  /* Generous, for a machine that does other things too. */

  private static TestRegistry shared;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final String url;
  private final Command process;

  private TestRegistry(Path folder, int port) throws IOException {
    this.folder = folder;
    this.url = "http://localhost:" + port;
    this.process =
        Command.start(
            command(),
            Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(port)),
            folder.resolve("registry.out"));
  }

  private static List<String> command() throws IOException {
    List<String> command = new ArrayList<>(Project.java(Project.registryJar()));
    command.add(1, "-Xmx256m");
    return command;
  }

  /** Returns the one that all share; the first to ask starts it. */
  static synchronized TestRegistry shared() throws IOException {
    if (shared == null) {
      TestRegistry registry = new TestRegistry(Project.newFolder("registry"), Project.freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(registry.process::close));
      await("the registry").until(registry::answers);
      shared = registry;
    }
    return shared;
  }

  private boolean answers() throws InterruptedException {
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** A folder for what a test leaves. */
  Path folder() {
    return folder;
  }

  /** Where it speaks Confluent's API. */
  String confluentApi() {
    return url + "/apis/ccompat/v7";
  }

  /** Where it speaks its own. */
  String ownApi() {
    return url + "/apis/registry/v3";
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
  }

  /** Registers a schema, as Confluent's API has it. */
  HttpResponse<String> register(String subject, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(confluentApi() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
