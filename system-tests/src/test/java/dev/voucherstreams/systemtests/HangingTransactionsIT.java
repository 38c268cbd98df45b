package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Transactions that nobody ends: streams-app shows them, and Kafka's own tool ends them as {@code
 * docs/operations.md} says. A broker loses one here as it does in the field: the log has it open,
 * its coordinator knows nothing of it.
 */
class HangingTransactionsIT {

  private static final String ORDERS = "hanging.order-events";
  private static final int PARTITION = 3;
  private static final Duration TWO_LOOKS = Duration.ofMinutes(2);

  private static int port;
  private static Path folder;
  private static KafkaNode node;
  private static Command broker;
  private static StreamsAppBeside app;

  @BeforeAll
  static void start() throws Exception {
    folder = Project.newFolder("hanging-transactions");
    port = Project.freePort();
    int controllerPort = Project.freePort();
    node = new KafkaNode(folder);
    node.format(
        "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d%n"
            .formatted(port, controllerPort),
        controllerPort);
    startBroker();
    app = StreamsAppBeside.start(kafka(), "http://127.0.0.1:1", folder, "hanging.");
    await("the watched partitions")
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(ages(ORDERS)).hasSize(12).containsOnly(0.0));
  }

  @AfterAll
  static void stop() {
    broker.close();
    if (app != null) { // where the start failed
      app.close();
    }
  }

  private static String kafka() {
    return "127.0.0.1:" + port;
  }

  private static void startBroker() throws IOException {
    broker = node.start();
    ProcessBroker.answering(broker, port);
  }

  @Test
  void transactionThatTheBrokerHasLost_isShown_untilKafkasToolEndsIt() throws Exception {
    // Given
    beginTransaction();
    await("the open transaction").atMost(TWO_LOOKS).until(() -> age() > 0);
    assertThat(ages(ORDERS).stream().filter(age -> age > 0)).hasSize(1);
    assertThat(find()).as("its coordinator would end it in time").isEmpty();

    // When
    double before = age();
    loseTransactions();

    // Then
    await("the lost transaction").atMost(TWO_LOOKS).until(() -> age() > before);
    List<String> found = find();
    assertThat(found).hasSize(1);
    String startOffset = found.get(0).split("\\s+", -1)[5];

    // When
    transactions(
        "abort", "--topic", ORDERS, "--partition", "" + PARTITION, "--start-offset", startOffset);

    // Then
    assertThat(find()).isEmpty();
    await("its end").atMost(TWO_LOOKS).until(() -> age() == 0);
    assertThat(app.command().printed()).doesNotContain("stay open for ever");
  }

  /* The broker's limit for the time-out is a quarter of an hour: until then, it is not ended. */
  private static void beginTransaction() throws Exception {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            kafka(),
            "transactional.id",
            "lost",
            "transaction.timeout.ms",
            Math.toIntExact(TimeUnit.MINUTES.toMillis(15)));
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(ORDERS, PARTITION, null, new byte[1])).get();
    producer.close(Duration.ZERO);
  }

  private static void loseTransactions() throws Exception {
    broker.process().destroy();
    broker.await();
    try (DirectoryStream<Path> states =
        Files.newDirectoryStream(folder.resolve("data"), "__transaction_state-*")) {
      for (Path state : states) {
        delete(state);
      }
    }
    startBroker();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /* As in the runbook, but without its minute of patience. */
  private static List<String> find() throws Exception {
    String printed =
        transactions("find-hanging", "--topic", ORDERS, "--max-transaction-timeout", "0");
    return printed.lines().filter(line -> line.startsWith(ORDERS)).toList();
  }

  private static String transactions(String... command) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--bootstrap-server", kafka()));
    arguments.addAll(List.of(command));
    return Command.start(
            Project.kafka(
                "org.apache.kafka.tools.TransactionsCommand", arguments.toArray(String[]::new)),
            Map.of(),
            folder.resolve(command[0] + ".out"))
        .awaitSuccess();
  }

  private static double age() throws Exception {
    OptionalDouble age = ages(ORDERS, "" + PARTITION).stream().mapToDouble(each -> each).max();
    return age.orElse(-1); // while the broker is away
  }

  private static List<Double> ages(String topic) throws Exception {
    return ages(topic, "\\d+");
  }

  private static List<Double> ages(String topic, String partition) throws Exception {
    Pattern series =
        Pattern.compile(
            "voucher_topic_transaction_age_seconds\\{partition=\"%s\",topic=\"%s\"} (\\S+)"
                .formatted(partition, Pattern.quote(topic)));
    return series
        .matcher(app.metrics())
        .results()
        .map(age -> Double.valueOf(age.group(1)))
        .toList();
  }
}
