package dev.voucherstreams.local.component;

import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.Port;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** The Kafka broker: a KRaft node that keeps its data in the run directory. */
public record Broker(Settings settings, Installation installation, JavaCommand java) {

  private static final String UP = "Kafka Server started";
  private static final String FENCED = "Fencing broker 1 ";

  /**
   * What to say, before what the controller has said, where the broker is not fenced in time: it is
   * started all the same. One that was killed while it started is fenced already and is never
   * fenced again, so that it would be away for ever; a transaction that hangs is noticed and can be
   * ended. The same is said by k8s/overlays/kind/start-kafka.sh.
   */
  public static final String NOT_FENCED =
      """
      WARNING: the controller has not fenced the broker that was killed; it starts all the same.
      If it was killed while it started, that is well: it is fenced already. Otherwise a transaction may stay open for ever,
      and nobody reads past it. Look at the alert TransactionHangs, or at voucher_topic_transaction_age_seconds; how to find
      and end one is in docs/operations.md#a-transaction-that-never-ends. What the controller said""";

  /** Writes the configuration anew: ports may have changed since the last start. */
  public void configure() throws IOException {
    Files.createDirectories(settings.runDirectory().kafka());
    ServerProperties properties =
        new ServerProperties(
            settings.kafka().number(), Port.anyFree(), data().toAbsolutePath().normalize());
    write(properties.toProperties(), configuration());
    write(properties.toControllerOnly(), fencingConfiguration());
  }

  private static void write(Properties properties, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, "Written at each start: changes are lost");
    }
  }

  /** Whether there is storage to start with. */
  public boolean isFormatted() {
    return Files.exists(data().resolve("meta.properties"));
  }

  /** Formats the storage, which is done once. */
  public Launch format() throws IOException {
    String clusterId = Uuid.randomUuid().toString();
    return tool(
        List.of("-Dlog4j2.level=ERROR"),
        List.of(
            "kafka.tools.StorageTool",
            "format",
            "--ignore-formatted",
            "-t",
            clusterId,
            "-c",
            configuration().toString()));
  }

  /** Whether it was killed when it ran last: one that stops by itself leaves a mark. */
  public boolean wasKilled() {
    return isFormatted() && !Files.exists(data().resolve(".kafka_cleanshutdown"));
  }

  /**
   * The controller alone, for as long as it takes to give up the broker that was killed: to fence
   * it, see {@link #isFenced}.
   *
   * <p>Otherwise the broker, when it starts, still leads all partitions, until it is fenced while
   * it tries to end the transactions that were open. Kafka 4.3 then takes the partitions, which
   * have no leader any more, for deleted, now and then writes that such a transaction is complete
   * although it isn't, and nobody ever gets past it ({@code
   * TransactionMarkerChannelManager.addTxnMarkersToBrokerQueue}). It is faster, too: a broker is
   * not let in again as long as it is taken for alive, which is 9 s.
   */
  public Launch fence() throws IOException {
    return tool(
        List.of("-Xmx128m", "-Dlog4j2.level=INFO"),
        List.of("kafka.Kafka", fencingConfiguration().toString()));
  }

  /** Whether the controller that was launched to fence the broker has started, by its log. */
  public static boolean isControllerUp(Launch fence) {
    return hasSaid(fence, UP);
  }

  /** Whether the controller that was launched to fence the broker has done so, by its log. */
  public static boolean isFenced(Launch fence) {
    return hasSaid(fence, FENCED);
  }

  private static boolean hasSaid(Launch fence, String text) {
    try {
      return Files.readString(fence.log().orElseThrow()).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Launch start() throws IOException {
    Path list = settings.runDirectory().classes(Component.BROKER.toString());
    return launch(
        Component.BROKER,
        List.of("-Xmx512m", "-Dlog4j2.level=WARN"),
        ClassArchives.broker(installation).flags(list),
        List.of("kafka.Kafka", configuration().toString()));
  }

  /* What lives short loads most of the same classes. */
  private Launch tool(List<String> flags, List<String> program) throws IOException {
    List<String> classes = ClassArchives.broker(installation).flags();
    return launch(Component.KAFKA_TOOL, flags, classes, program);
  }

  private Launch launch(
      Component component, List<String> flags, List<String> classes, List<String> program) {
    List<String> classPath = List.of("-cp", installation.brokerClassPath());
    return new Launch(
        component,
        java.of(component, flags, classes, classPath, program),
        Map.of(),
        Optional.of(settings.runDirectory().log(component.toString())));
  }

  private Path configuration() {
    return settings.runDirectory().kafka().resolve("server.properties");
  }

  private Path fencingConfiguration() {
    return settings.runDirectory().kafka().resolve("fencing.properties");
  }

  private Path data() {
    return settings.runDirectory().kafka().resolve("data");
  }
}
