package dev.voucherstreams.local.component;

import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.settings.Port;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;

/** The Kafka broker: a KRaft node that keeps its data in the run directory. */
public record Broker(Settings settings, KafkaTool kafka) {

  private static final List<String> FLAGS = List.of("-Xmx512m", "-Dlog4j2.level=WARN");

  /** Writes the configuration anew: ports may have changed since the last start. */
  public void configure() throws IOException {
    Files.createDirectories(settings.runDirectory().kafka());
    ServerProperties properties =
        new ServerProperties(
            settings.kafka().number(), Port.anyFree(), data().toAbsolutePath().normalize());
    try (OutputStream out = Files.newOutputStream(configuration())) {
      properties.toProperties().store(out, "Written at each start: changes are lost");
    }
  }

  /** Whether there is storage to start with. */
  public boolean isFormatted() {
    return Files.exists(data().resolve("meta.properties"));
  }

  /** Formats the storage, which is done once. */
  public Launch format() {
    String clusterId = Uuid.randomUuid().toString();
    return kafka.shortLived(
        "kafka.tools.StorageTool",
        List.of("format", "--ignore-formatted", "-t", clusterId, "-c", configuration().toString()));
  }

  public Launch start() {
    return kafka.launch(
        Component.BROKER, FLAGS, "kafka.Kafka", List.of(configuration().toString()));
  }

  private Path configuration() {
    return settings.runDirectory().kafka().resolve("server.properties");
  }

  private Path data() {
    return settings.runDirectory().kafka().resolve("data");
  }
}
