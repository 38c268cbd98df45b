package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Kafka's own console producer and consumer, from the class path of the local broker. */
record ConsoleTools(TheSystem system) {

  private static final String JAVA =
      "exec %s/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dlog4j2.level=ERROR -cp '%s/*' "
          .formatted(
              System.getProperty("java.home"), Project.ROOT.resolve("local/runtime/target/kafka"));

  /** Sends lines of the form {@code key|value}. */
  void produce(String topic, String... lines) throws IOException, InterruptedException {
    Path input = Files.write(system.folder().resolve(topic + ".in"), List.of(lines));
    Command.Result result =
        run(
            "produce-" + topic,
            """
            org.apache.kafka.tools.ConsoleProducer --bootstrap-server %s --topic %s \
            --reader-property parse.key=true --reader-property key.separator='|' < %s"""
                .formatted(system.kafka(), topic, input));
    if (result.exitCode() != 0) {
      throw new AssertionError(result.output());
    }
  }

  /** Returns what the consumer prints of the records from the beginning: key, tab, value. */
  String consume(String topic) throws IOException, InterruptedException {
    return run(
            "consume-" + topic,
            """
            org.apache.kafka.tools.consumer.ConsoleConsumer --bootstrap-server %s --topic %s \
            --from-beginning --timeout-ms 5000 --isolation-level read_committed \
            --formatter-property print.key=true"""
                .formatted(system.kafka(), topic))
        .output();
  }

  private Command.Result run(String name, String arguments)
      throws IOException, InterruptedException {
    return system.run(name, List.of("/bin/sh", "-c", JAVA + arguments)).await();
  }
}
