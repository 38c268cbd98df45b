package dev.voucherstreams.systemtests;

import dev.voucherstreams.local.process.UnpackedApp;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Where things are in a checkout that has been built. */
final class Project {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path LAUNCHER = ROOT.resolve("local/target/local.jar");
  static final Path LOADER = ROOT.resolve("loader/target/loader.jar");
  static final Path STREAMS_APP = ROOT.resolve("streams-app/target/streams-app.jar");
  static final Path GATEWAY = ROOT.resolve("gateway/target/gateway.jar");

  static final Path KAFKA = ROOT.resolve("local/runtime/target/kafka");
  static final Path SCHEMAS = ROOT.resolve("schemas/src/main/avro");

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /* For so short a life as a test's the quick compiler is the better one. */
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final int FIRST_PORT = 20_000;
  private static final int FIRST_CLIENT_PORT = 32_768;
  private static final Set<Integer> GIVEN = new HashSet<>();

  private Project() {}

  /** Returns the command line that runs a jar with the Java that runs the tests. */
  static List<String> java(Path jar, String... arguments) {
    List<String> flags = jar.equals(LOADER) ? classes(arguments[0]) : List.of();
    List<String> program = List.of("-jar", jar.toString());
    return javaCommand(Stream.concat(flags.stream(), program.stream()).toList(), arguments);
  }

  /* As make does: the first command of a verb leaves its classes, the others take them. */
  private static List<String> classes(String verb) {
    Path archive = LOADER.resolveSibling(verb + ".jsa");
    String flag = Files.exists(archive) ? "SharedArchiveFile" : "ArchiveClassesAtExit";
    return List.of("-Xlog:disable", "-XX:%s=%s".formatted(flag, archive));
  }

  /** Returns the command line that runs an application as {@code make run} does. */
  static List<String> app(Path jar) throws IOException {
    FirstStart.require();
    UnpackedApp app = UnpackedApp.of(jar);
    List<String> program = List.of("-jar", app.jar().toString());
    return javaCommand(Stream.concat(app.classes().flags().stream(), program.stream()).toList());
  }

  /** Returns the command line that runs a program of Kafka's, from the jars of the broker. */
  static List<String> kafka(String mainClass, String... arguments) {
    return javaCommand(
        List.of("-Xmx512m", "-Dlog4j2.level=WARN", "-cp", KAFKA.resolve("*").toString(), mainClass),
        arguments);
  }

  private static List<String> javaCommand(List<String> program, String... arguments) {
    return Stream.of(List.of(JAVA), QUICK, program, List.of(arguments))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the registry's jar, of whichever version the build has collected. */
  static Path registryJar() throws IOException {
    Path folder = ROOT.resolve("local/runtime/target/registry");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*-runner.jar")) {
      return jars.iterator().next();
    }
  }

  /** Returns the command line that calls make, which takes what the tests run with as built. */
  static List<String> make(String... arguments) {
    List<String> make =
        List.of("make", "--no-print-directory", "-C", ROOT.toString(), "-o", "target/built");
    return Stream.concat(make.stream(), Stream.of(arguments)).toList();
  }

  /** Returns a new folder, below target so that it is ignored and can be looked at afterwards. */
  static Path newFolder(String name) throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "systems").toAbsolutePath());
    return Files.createTempDirectory(parent, name + "-");
  }

  /**
   * Returns a port that nobody uses, and that no other test gets, who might bind it first; nor the
   * one that the launcher chooses to go with it. It is none of those that the system gives to
   * clients for a while: a test that starts its system again needs the same port again.
   */
  static synchronized int freePort() {
    int port =
        ThreadLocalRandom.current()
            .ints(FIRST_PORT, FIRST_CLIENT_PORT)
            .filter(each -> !GIVEN.contains(each) && !GIVEN.contains(management(each)))
            .filter(Project::isFree)
            .findFirst()
            .orElseThrow();
    GIVEN.addAll(List.of(port, management(port)));
    return port;
  }

  private static int management(int port) {
    return port + 10;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
