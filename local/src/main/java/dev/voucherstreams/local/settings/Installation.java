package dev.voucherstreams.local.settings;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the build has made and collected, and the launcher starts.
 *
 * @param home the root of the project
 */
public record Installation(Path home) {

  private static final String REGISTRY_JAR = "apicurio-registry-app-3.0.9-runner.jar";

  /** The project that the launcher's own jar, {@code local/target/local.jar}, is part of. */
  public static Installation ofThisJar() {
    try {
      Path jar =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(jar.resolve("../../..").normalize());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A class path with the broker, its tools and a log backend, apart from our own. */
  public String brokerClassPath() {
    return home.resolve("local/runtime/target/kafka") + "/*";
  }

  public Path registryJar() {
    return home.resolve("local/runtime/target/registry").resolve(REGISTRY_JAR);
  }

  public Path streamsAppJar() {
    return home.resolve("streams-app/target/streams-app.jar");
  }

  public Path gatewayJar() {
    return home.resolve("gateway/target/gateway.jar");
  }

  public Path loaderJar() {
    return home.resolve("loader/target/loader.jar");
  }

  /**
   * Checks that everything is there before anything is started.
   *
   * @throws LocalException if a part has not been built
   */
  public void requireComplete() {
    Stream.of(registryJar(), streamsAppJar(), gatewayJar(), loaderJar())
        .filter(jar -> !Files.exists(jar))
        .findFirst()
        .ifPresent(
            jar -> {
              throw new LocalException(jar + " is missing: `make run` builds what is missing");
            });
  }
}
