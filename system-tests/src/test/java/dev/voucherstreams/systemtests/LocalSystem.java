package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A whole system of a test's own: the launcher as a child process, on free ports, with its data in
 * a folder of its own and without a history.
 */
final class LocalSystem implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(6);
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final Pattern NETTY_PORT = Pattern.compile("Netty started on port (\\d+)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> run = Project.java(Project.LAUNCHER, "run", "--history", "none");
  private Command launcher;
  private int runs;

  /** Prepares a system that is not started yet. */
  LocalSystem(String name) throws IOException {
    folder = Project.newFolder(name);
    environment.put("RUN_DIR", folder.resolve("run").toString());
    for (String port : List.of("KAFKA_PORT", "REGISTRY_PORT", "STREAMS_PORT", "GATEWAY_PORT")) {
      environment.put(port, Integer.toString(Project.freePort()));
    }
  }

  /** Prepares a system and starts it. */
  static LocalSystem started(String name) throws IOException {
    LocalSystem system = new LocalSystem(name);
    system.start();
    return system;
  }

  /** Sets a variable for what is started from now on. */
  LocalSystem with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Takes a variable away from what is started from now on. */
  LocalSystem without(String variable) {
    environment.remove(variable);
    return this;
  }

  /** Has it started by make from now on, with the synthetic history. */
  LocalSystem byMake() {
    return by(Project.make("run"));
  }

  /** Has it started by this command from now on. */
  LocalSystem by(List<String> command) {
    run = command;
    return this;
  }

  /** Starts it unless it is running. */
  void ensureRunning() throws IOException {
    if (launcher == null || !launcher.process().isAlive()) {
      launch();
    }
    awaitReady();
  }

  /** Starts the launcher and waits until it prints that the system is ready. */
  void start() throws IOException {
    launch();
    awaitReady();
  }

  /** Waits until the launcher prints that the system is ready. */
  void awaitReady() {
    try {
      await().atMost(START).until(() -> isReady() || !launcher.process().isAlive());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("not ready:\n" + launcher.printed(), e);
    }
    if (!isReady()) {
      throw new AssertionError("did not start:\n" + launcher.printed());
    }
  }

  /** Starts the launcher and returns at once. */
  Command launch() throws IOException {
    FirstStart.require();
    return launchAnyway();
  }

  /** The same, even if it is the first start after a build. */
  Command launchAnyway() throws IOException {
    launcher = run("launcher-" + ++runs, run);
    return launcher;
  }

  private boolean isReady() {
    return launcher.printed().contains("ready " + gateway(""));
  }

  /** Starts a launcher beside the one that runs, which ends by itself. */
  Command.Result launchAnother(Map<String, String> variables)
      throws IOException, InterruptedException {
    Map<String, String> others = new HashMap<>(environment);
    others.putAll(variables);
    Path output = folder.resolve("launcher-" + ++runs + ".out");
    return Command.start(Project.java(Project.LAUNCHER, "run"), others, output).await();
  }

  /** Calls make in the environment of this system, to the end. */
  Command.Result make(String... arguments) throws IOException, InterruptedException {
    return run("make-" + ++runs, Project.make(arguments)).await();
  }

  /** Starts a process in the environment of this system. */
  Command run(String name, List<String> command) throws IOException {
    return Command.start(command, environment, folder.resolve(name + ".out"));
  }

  /** Starts a client of this system that reads from its environment where that is. */
  Command runClient(String name, List<String> command) throws IOException {
    Map<String, String> reaching = new HashMap<>(environment);
    reaching.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
    reaching.put("SCHEMA_REGISTRY_URL", registry());
    return Command.start(command, reaching, folder.resolve(name + ".out"));
  }

  /** Loads a file to the end. */
  Command.Result load(Path file, String dataset, String... options)
      throws IOException, InterruptedException {
    return startLoad(file, dataset, options).await();
  }

  /** Begins to load a file. */
  Command startLoad(Path file, String dataset, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            Project.java(Project.LOADER, "load", file.toString(), "--dataset", dataset));
    command.addAll(List.of("--bootstrap-servers", kafka(), "--schema-registry", registry()));
    command.addAll(List.of(options));
    return run("load-" + dataset + "-" + ++runs, command);
  }

  /** Makes a history file. The same seed gives the same rows, in every format. */
  Path history(String fileName, int rows, String... options)
      throws IOException, InterruptedException {
    Path file = folder.resolve(fileName);
    List<String> command =
        new ArrayList<>(
            Project.java(
                Project.LOADER, "generate", "--rows", "" + rows, "--out", file.toString()));
    command.addAll(List.of(options));
    run("generate-" + ++runs, command).awaitSuccess();
    return file;
  }

  /** Returns its components' processes that are alive, by name. */
  Map<String, ProcessHandle> components() throws IOException {
    return Components.running(folder.resolve("run"));
  }

  String variable(String name) {
    return environment.get(name);
  }

  Path folder() {
    return folder;
  }

  Command launcher() {
    return launcher;
  }

  String kafka() {
    return "localhost:" + environment.get("KAFKA_PORT");
  }

  String registry() {
    return "http://localhost:" + environment.get("REGISTRY_PORT") + "/apis/ccompat/v7";
  }

  String gateway(String path) {
    return "http://localhost:" + environment.get("GATEWAY_PORT") + path;
  }

  String streamsApp(String path) {
    return "http://localhost:" + environment.get("STREAMS_PORT") + path;
  }

  /**
   * Returns where an application tells its health and metrics. The launcher chooses that port; it
   * is the last that the application's log names.
   */
  int managementPort(String app) throws IOException {
    String log = Files.readString(folder.resolve("run/logs/" + app + ".log"));
    List<String> ports =
        NETTY_PORT.matcher(log).results().map((MatchResult port) -> port.group(1)).toList();
    return Integer.parseInt(ports.get(ports.size() - 1));
  }

  HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  /** Asks the gateway for a voucher. */
  HttpResponse<String> askForVoucher(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway("/api/v1/voucher")))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Whether the gateway has everything that streams-app has counted. */
  boolean isInStep() throws IOException, InterruptedException {
    JsonNode counted = segments(streamsApp("/segments"));
    return counted.isArray() && counted.equals(segments(gateway("/api/v1/segments")));
  }

  /** Returns the segments of a table, which streams-app and the gateway tell alike. */
  JsonNode segments(String url) throws IOException, InterruptedException {
    return JSON.readTree(get(url).body()).path("segments");
  }

  /** Returns the table as JSON once the gateway has everything that streams-app has counted. */
  String answers() throws IOException, InterruptedException {
    await().until(this::isInStep);
    return get(gateway("/api/v1/segments")).body();
  }

  /** Returns the table as the gateway has it now. */
  Table table() throws IOException, InterruptedException {
    return Table.parse(get(gateway("/api/v1/segments")).body());
  }

  /** Returns what the gateway knows now of what became of the orders, by its stream of events. */
  JsonNode orders() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway("/api/v1/segments/stream"))).build();
    try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
      String status =
          lines.filter(line -> line.startsWith("data:{\"ready\"")).findFirst().orElseThrow();
      return JSON.readTree(status.substring("data:".length())).get("orders");
    }
  }

  /** Stops it by SIGTERM. */
  void stop() {
    launcher.process().destroy();
    awaitEnd();
  }

  /** Stops it by Ctrl-C, which reaches the components too. */
  void ctrlC() throws IOException, InterruptedException {
    launcher.signalAll("INT");
    awaitEnd();
  }

  /** Waits until launcher and components have ended. */
  void awaitEnd() {
    await("the end of the launcher and of what it started")
        .atMost(STOP)
        .until(() -> !launcher.process().isAlive() && components().isEmpty());
  }

  @Override
  public void close() {
    if (launcher != null && launcher.process().isAlive()) {
      stop();
    }
  }
}
