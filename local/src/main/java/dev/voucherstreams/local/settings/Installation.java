package dev.voucherstreams.local.settings;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the build has made and collected, and the launcher starts.
 *
 * @param home the root of the project
 * @param brokerJars the folder with the jars of the broker and its tools
 */
public record Installation(Path home, Path brokerJars) {

  private static final String REGISTRY_JAR = "apicurio-registry-app-3.0.9-runner.jar";

  /**
   * The project that the launcher's own jar, {@code local/target/local.jar}, is part of, with the
   * broker that {@code KAFKA_JARS} names, where it does.
   */
  public static Installation ofThisJar(Map<String, String> environment) {
    try {
      Path jar =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path home = jar.resolve("../../..").normalize();
      String brokerJars = environment.getOrDefault("KAFKA_JARS", "local/runtime/target/kafka");
      return new Installation(home, home.resolve(brokerJars));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A class path with the broker, its tools and a log backend, apart from our own. */
  public String brokerClassPath() {
    return brokerJars + "/*";
  }

  /** The folder with the registry's jars. */
  public Path registryJars() {
    return home.resolve("local/runtime/target/registry");
  }

  public Path registryJar() {
    return registryJars().resolve(REGISTRY_JAR);
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
    Stream.of(brokerJars, registryJar(), streamsAppJar(), gatewayJar(), loaderJar())
        .filter(part -> !Files.exists(part))
        .findFirst()
        .ifPresent(
            part -> {
              throw new LocalException(part + " is missing: `make run` builds what is missing");
            });
  }
}
