package dev.voucherstreams.local.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder that holds everything of one local system: its data, and the logs of its last run. */
public record RunDirectory(Path root) {

  static RunDirectory from(Map<String, String> environment) {
    String folder = environment.getOrDefault("RUN_DIR", "");
    return new RunDirectory(Path.of(folder.isBlank() ? ".run" : folder));
  }

  /** Makes the folder if it is missing. */
  public RunDirectory create() throws IOException {
    Files.createDirectories(root.resolve("logs"));
    return this;
  }

  /** Absolute and without symbolic links: the same for everyone who means this folder. */
  public Path realPath() throws IOException {
    return root.toRealPath();
  }

  public Path lock() {
    return root.resolve("lock");
  }

  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  /** Which classes a component's start has loaded. */
  public Path classes(String component) {
    return root.resolve("logs").resolve(component + ".classes");
  }

  /** The broker's configuration and, below, its data. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path registry() {
    return root.resolve("registry");
  }

  /** Where an app keeps its stores. They can be rebuilt from Kafka. */
  public Path state(String app) {
    return root.resolve("state").resolve(app);
  }

  public Path history() {
    return root.resolve("history");
  }

  /** Rows of a history that could not be read. */
  public Path rejects() {
    return root.resolve("rejects");
  }
}
