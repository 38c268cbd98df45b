package dev.voucherstreams.local.component;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The configuration of a single Kafka node that is broker and controller, for loopback only.
 *
 * @param controllerPort may be another one at each start: the quorum is static, so no port is
 *     stored in the data
 */
record ServerProperties(int port, int controllerPort, Path data) {

  private static final Map<String, String> ONE_COPY_OF_EVERYTHING =
      Map.of(
          "default.replication.factor", "1",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1");

  /*
   * Fewer internal partitions to open and close, and a log cleaner that needs 16 MiB, not 128. And a
   * new group waits a moment for all threads: the first, if it came alone, would keep most of the
   * input partitions for as long as the group lives.
   */
  private static final Map<String, String> A_LAPTOP =
      Map.of(
          "offsets.topic.num.partitions", "5",
          "transaction.state.log.num.partitions", "5",
          "share.coordinator.state.topic.num.partitions", "1",
          "log.cleaner.dedupe.buffer.size", "16777216",
          "group.initial.rebalance.delay.ms", "200");

  Properties toProperties() {
    Properties properties = new Properties();
    properties.putAll(ONE_COPY_OF_EVERYTHING);
    properties.putAll(A_LAPTOP);
    properties.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "controller.listener.names", "CONTROLLER",
            "listeners", listener("PLAINTEXT", port) + "," + listener("CONTROLLER", controllerPort),
            "log.dirs", data.toString(),
            "auto.create.topics.enable", "false"));
    return properties;
  }

  /** The same node as a controller alone, which soon gives up a broker that it doesn't hear of. */
  Properties toControllerOnly() {
    Properties properties = toProperties();
    properties.putAll(
        Map.of(
            "process.roles", "controller",
            "listeners", listener("CONTROLLER", controllerPort),
            "broker.session.timeout.ms", "1000"));
    return properties;
  }

  private static String listener(String name, int port) {
    return name + "://127.0.0.1:" + port;
  }
}
