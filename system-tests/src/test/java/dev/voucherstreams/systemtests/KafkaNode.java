package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * A node that is broker and controller, from the jars that {@code make run} starts it from.
 *
 * @param folder of its configuration, data and output
 */
record KafkaNode(Path folder) {

  /**
   * Configures it and formats its storage.
   *
   * @param listeners the settings of its listeners but the controller's
   * @param controllerPort where it is its own controller
   */
  void format(String listeners, int controllerPort) throws IOException, InterruptedException {
    Files.writeString(configuration(), listeners + settings(controllerPort));
    String cluster = Uuid.randomUuid().toString();
    Command.start(
            Project.kafka(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                cluster,
                "-c",
                configuration().toString()),
            Map.of(),
            folder.resolve("format.out"))
        .awaitSuccess();
  }

  /** Starts it and returns at once. */
  Command start() throws IOException {
    return start(Map.of());
  }

  /** Starts it with these variables in its environment, and returns at once. */
  Command start(Map<String, String> environment) throws IOException {
    return Command.start(
        Project.kafka("kafka.Kafka", configuration().toString()),
        environment,
        folder.resolve("broker.out"));
  }

  private Path configuration() {
    return folder.resolve("server.properties");
  }

  private String settings(int controllerPort) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%d
        controller.listener.names=CONTROLLER
        log.dirs=%s
        auto.create.topics.enable=false
        group.initial.rebalance.delay.ms=0
        offsets.topic.num.partitions=5
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=5
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        """
        .formatted(controllerPort, folder.resolve("data"));
  }
}
