package dev.voucherstreams.bench.system;

import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.settings.Port;
import dev.voucherstreams.local.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A system of its own for the benchmarks: free ports, an empty run directory, no history. */
public final class LocalSystem implements AutoCloseable {

  private static final long STOP_SECONDS = 20;

  /* As the Makefile starts the launcher. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private final Process launcher;
  private final Settings settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> started = new ArrayList<>();
  private final Duration readyAfter;

  /** Starts it, with what is in the run directory, and waits until it is ready. */
  public LocalSystem(Path runDirectory) throws IOException {
    this(runDirectory, "none");
  }

  /** Starts it with a history, as {@code make run} is told it: empty for the synthetic one. */
  LocalSystem(Path runDirectory, String history) throws IOException {
    long begin = System.nanoTime();
    Map<String, String> environment = environment(runDirectory);
    settings = Settings.from(environment);
    ProcessBuilder builder =
        new ProcessBuilder(
            JavaCommand.JAVA, QUICK, "-jar", "local/target/local.jar", "run", "--history", history);
    builder.environment().putAll(environment);
    launcher = builder.redirectErrorStream(true).start();
    awaitReady(launcher.inputReader(StandardCharsets.UTF_8));
    readyAfter = Duration.ofNanos(System.nanoTime() - begin);
    ClassArchiving.awaitEnd();
  }

  /** How long it took until it was ready. */
  Duration readyAfter() {
    return readyAfter;
  }

  private static Map<String, String> environment(Path runDirectory) {
    return Map.of(
        "RUN_DIR", runDirectory.toString(),
        "KAFKA_PORT", Integer.toString(Port.anyFree()),
        "REGISTRY_PORT", Integer.toString(Port.anyFree()),
        "GATEWAY_PORT", Integer.toString(Port.anyFree()),
        "STREAMS_PORT", Integer.toString(Port.anyFree()));
  }

  /* What comes after is of no interest, but has to be read: a full pipe would stop the launcher. */
  private void awaitReady(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      started.add(line);
      if (line.startsWith("ready ")) {
        Thread rest = new Thread(() -> skip(output), "launcher-output");
        rest.setDaemon(true);
        rest.start();
        return;
      }
    }
    throw new IOException("the system did not start:\n" + String.join("\n", started));
  }

  private static void skip(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      /* Its end: a launcher that is stopped closes its output. */
    }
  }

  /** What the launcher printed about the start of an application, which says how long it took. */
  String startOf(String application) {
    return started.stream()
        .filter(line -> line.strip().startsWith(application + " "))
        .findFirst()
        .orElseThrow()
        .strip();
  }

  /** Where clients find the broker and the registry. */
  public Map<String, Object> client() {
    return Map.of(
        "bootstrap.servers", settings.bootstrapServers(),
        "schema.registry.url", settings.registryUrl());
  }

  /** Where an application of its own finds them, as its environment has it. */
  public Map<String, String> clientEnvironment() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers(),
        "SCHEMA_REGISTRY_URL", settings.registryUrl());
  }

  /** Runs the loader on it to the end, with these arguments. */
  void loader(String... arguments) throws IOException, InterruptedException {
    run(List.of(JavaCommand.JAVA, "-jar", "loader/target/loader.jar"), arguments);
  }

  /** Runs one of make's targets on it to the end. */
  void make(String... arguments) throws IOException, InterruptedException {
    run(List.of("make", "--no-print-directory"), arguments);
  }

  private void run(List<String> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = Stream.concat(program.stream(), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(clientEnvironment());
    int exitCode = builder.start().waitFor();
    if (exitCode != 0) {
      throw new IOException(command + " ended with exit code " + exitCode);
    }
  }

  /** Where the gateway is that {@code make run} starts. */
  public String gateway() {
    return settings.gateway().url();
  }

  /** Loads a history of so many rows, which it makes in this directory. */
  public void loadOrders(Path directory, int rows) throws IOException, InterruptedException {
    Path file = directory.resolve("history-" + rows + ".csv");
    generate(file, rows, 1);
    loader("load", file.toString());
  }

  /** Makes a history of so many rows, all of them good. */
  void generate(Path file, int rows, int seed) throws IOException, InterruptedException {
    loader(
        "generate",
        "--rows",
        "" + rows,
        "--seed",
        "" + seed,
        "--bad-rows",
        "0",
        "--out",
        "" + file);
  }

  /** Where the broker listens. */
  int kafkaPort() {
    return settings.kafka().number();
  }

  /** The registry, without the path of one of its APIs. */
  public String registry() {
    return settings.registry().url();
  }

  /** Returns the segments as the gateway has them now, as JSON. */
  String gatewayTable() throws IOException, InterruptedException {
    return segments(gateway() + "/api/v1/segments");
  }

  /** Returns the segments as streams-app has them now, as JSON. */
  String streamsTable() throws IOException, InterruptedException {
    return segments(settings.streamsApp().url() + "/segments");
  }

  /* Which generation they are of, only the gateway says. */
  private String segments(String url) throws IOException, InterruptedException {
    String table = get(url);
    return table.substring(Math.max(0, table.indexOf("\"segments\"")));
  }

  private String get(String url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  @Override
  public void close() {
    launcher.destroy();
    try {
      if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new UncheckedIOException(new IOException("the launcher did not stop"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
