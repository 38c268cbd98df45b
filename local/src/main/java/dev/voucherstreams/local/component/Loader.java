package dev.voucherstreams.local.component;

import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loader, which tells the user itself how it gets on. */
public record Loader(Settings settings, Installation installation, JavaCommand java) {

  /**
   * The exit code when all but some unreadable rows were loaded, which the loader tells the user.
   */
  public static final int SOME_ROWS_REJECTED = 5;

  /** The exit code when all was loaded, but nobody was seen to count it; the user is told, too. */
  public static final int NOT_COUNTED = 4;

  /** Loads a file, and ends when its events are counted. What it rejects stays with our data. */
  public Launch load(Path history) {
    String rejects = settings.runDirectory().rejects().toString();
    return launch(List.of("load", history.toString(), "--reject-dir", rejects));
  }

  /** Generates a synthetic history, always the same. */
  public Launch generate(int rows, Path out) {
    return launch(
        List.of(
            "generate", "--rows", String.valueOf(rows), "--seed", "1", "--out", out.toString()));
  }

  private Launch launch(List<String> arguments) {
    return new Launch(
        Component.LOADER,
        java.of(
            Component.LOADER,
            List.of("-Xmx256m", "-jar", installation.loaderJar().toString()),
            arguments),
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers(),
            "KAFKA_CONFIG", "", // whatever it takes to get to another cluster
            "SCHEMA_REGISTRY_URL", settings.registryUrl()),
        Optional.empty());
  }
}
