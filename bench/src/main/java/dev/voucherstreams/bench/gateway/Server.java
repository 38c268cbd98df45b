package dev.voucherstreams.bench.gateway;

import dev.voucherstreams.bench.system.LocalSystem;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.settings.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A server under measurement, a process of its own: with the same heap as its peer, and otherwise
 * as a JVM is by itself.
 */
record Server(Process process, int port) implements AutoCloseable {
  private static final String HEAP = "-Xmx256m";

  /** A gateway on the broker of this system. */
  static Server gateway(LocalSystem system, Path directory) throws IOException {
    int port = Port.anyFree();
    ProcessBuilder builder =
        builder(directory.resolve("gateway.log"), "-jar", "gateway/target/gateway.jar");
    builder.environment().putAll(system.clientEnvironment());
    builder
        .environment()
        .putAll(
            Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(port),
                "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
                "MANAGEMENT_SERVER_PORT", "0",
                "STATE_DIR", directory.resolve("gateway").toString()));
    return new Server(builder.start(), port);
  }

  /** The bare server, which returns this. */
  static Server bare(String constant, Path directory) throws IOException {
    int port = Port.anyFree();
    return new Server(
        builder(
                directory.resolve("bare.log"),
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                BareServer.class.getName(),
                Integer.toString(port),
                constant)
            .start(),
        port);
  }

  private static ProcessBuilder builder(Path log, String... arguments) {
    List<String> command =
        Stream.concat(Stream.of(JavaCommand.JAVA, HEAP), Stream.of(arguments)).toList();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** The memory that the process has of the machine's. */
  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
