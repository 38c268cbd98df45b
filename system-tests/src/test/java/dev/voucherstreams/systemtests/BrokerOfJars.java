package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** A node that is broker and controller, from the jars that {@code make run} starts it from. */
record BrokerOfJars(Command process, String kafka) implements TheBroker {

  /* Generous, for a machine that does other things too. */
  private static final Duration START = Duration.ofMinutes(2);

  static BrokerOfJars started() throws IOException {
    Path folder = Project.newFolder("broker");
    int port = Project.freePort();
    Path properties = folder.resolve("server.properties");
    Files.writeString(properties, properties(folder, port, Project.freePort()));
    format(folder, properties);
    Command process =
        Command.start(
            Project.kafka("kafka.Kafka", properties.toString()),
            Map.of(),
            folder.resolve("broker.out"));
    BrokerOfJars broker = new BrokerOfJars(process, "127.0.0.1:" + port);
    await("the broker").atMost(START).until(broker::answers);
    return broker;
  }

  private static String properties(Path folder, int port, int controllerPort) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        log.dirs=%3$s
        auto.create.topics.enable=false
        group.initial.rebalance.delay.ms=0
        offsets.topic.num.partitions=5
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=5
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        """
        .formatted(port, controllerPort, folder.resolve("data"));
  }

  private static void format(Path folder, Path properties) throws IOException {
    String cluster = Uuid.randomUuid().toString();
    List<String> format =
        Project.kafka(
            "kafka.tools.StorageTool", "format", "-t", cluster, "-c", properties.toString());
    try {
      Command.Result result = Command.start(format, Map.of(), folder.resolve("format.out")).await();
      if (result.exitCode() != 0) {
        throw new AssertionError(result.output());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private boolean answers() throws InterruptedException {
    if (!process.process().isAlive()) {
      throw new AssertionError(process.printed());
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
