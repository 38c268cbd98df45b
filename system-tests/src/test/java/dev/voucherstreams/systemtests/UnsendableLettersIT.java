package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Dead letters that can't be sent again don't hold up the others, and aren't lost. */
@SharedSystem
class UnsendableLettersIT {

  private static final String TOPIC = "payments";
  private static final int LARGE = 1_500_000;
  private static final String SMALL_TOPIC = "10240";

  private final LocalSystem system;
  private int commands;

  UnsendableLettersIT(LocalSystem system) {
    this.system = system;
  }

  @Test
  void replay_passesOverWhatCannotBeSent_untilItCanOrIsDiscarded() throws Exception {
    // Given: a topic for small records, and letters of all kinds
    createTopics();
    sendLetters();

    // When
    String first = command("replay");

    // Then: whoever can be sent is sent, the others are named
    assertThat(first)
        .isEqualTo(
            """
            4 dead letters (4 BrokenException) sent again to payments
            5 dead letters (4 BrokenException, 1 without exception) can't be sent, so still waiting:
              payments-0-1: payments refuses it: too large for its max.message.bytes
              payments.dead-letter-0-3: it doesn't say where it was read
              orders-0-3: it was read from orders, not from payments
              payments-99-4: payments has only 2 partitions
              payments-0-5: too large for a dead letter, so left out was: value (3145728 bytes); \
            the whole record is at payments-0-5 itself
            --discard (make replay: DISCARD=1) counts all that wait as processed
            """);
    awaitReplayed("payments-0-0", "payments-1-2", "payments-0-6", "payments-1-7");
    assertThat(command("dead-letters"))
        .contains("payments-0-1  20", "\n  replay  passed it over: payments refuses it: too large")
        .contains("\n  lacks   value (3145728 bytes)\n")
        .contains(
            "5 dead letters (4 BrokenException, 1 without exception) waiting; 4 dead letters");

    // And then: the topic takes larger records, so one more can be sent, and only that is sent
    new TopicConfig(system.kafka(), TOPIC).set("max.message.bytes", "2097152");
    assertThat(command("replay")).startsWith("1 dead letter (1 BrokenException) sent again to pay");
    awaitReplayed("payments-0-0", "payments-1-2", "payments-0-6", "payments-1-7", "payments-0-1");

    // And then: nothing can be made of the rest
    assertThat(command("replay", "--discard"))
        .startsWith("4 dead letters ")
        .endsWith("discarded\n");
    assertThat(command("replay")).isEqualTo("payments: no dead letter waits\n");
    assertThat(replayed()).hasSize(5);
  }

  private void createTopics() throws Exception {
    Map<String, String> small = Map.of("max.message.bytes", SMALL_TOPIC);
    Map<String, String> large = Map.of("max.message.bytes", "2097152");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(TOPIC, 2, (short) 1).configs(small),
                  new NewTopic(TOPIC + ".dead-letter", 1, (short) 1).configs(large)))
          .all()
          .get();
    }
  }

  private void sendLetters() throws Exception {
    byte[] large = new byte[LARGE];
    new Random(1).nextBytes(large);
    Map<String, Object> config =
        Map.of("bootstrap.servers", system.kafka(), "max.request.size", 2 * LARGE);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(letter("first", TOPIC, "0", "0")).get();
      producer.send(letter(large, TOPIC, "0", "1")).get();
      producer.send(letter((byte[]) null, TOPIC, "1", "2")).get();
      producer.send(new ProducerRecord<>(TOPIC + ".dead-letter", "by hand".getBytes(UTF_8))).get();
      producer.send(letter("of another topic", "orders", "0", "3")).get();
      producer.send(letter("of no partition", TOPIC, "99", "4")).get();
      ProducerRecord<String, byte[]> lacking = letter((byte[]) null, TOPIC, "0", "5");
      lacking
          .headers()
          .add("voucher.dead-letter.left-out", "value (3145728 bytes)".getBytes(UTF_8));
      producer.send(lacking).get();
      ProducerRecord<String, byte[]> imitating = letter("imitating", "elsewhere", "x", "y");
      letter("", TOPIC, "0", "6").headers().forEach(imitating.headers()::add);
      producer.send(imitating).get();
      producer.send(letter("last", TOPIC, "1", "7")).get();
    }
  }

  private static ProducerRecord<String, byte[]> letter(
      String value, String topic, String partition, String offset) {
    return letter(value.getBytes(UTF_8), topic, partition, offset);
  }

  private static ProducerRecord<String, byte[]> letter(
      byte[] value, String topic, String partition, String offset) {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(TOPIC + ".dead-letter", "key", value);
    Map.of(
            "exception", "a.BrokenException",
            "topic", topic,
            "partition", partition,
            "offset", offset)
        .forEach(
            (name, text) -> letter.headers().add("__streams.errors." + name, text.getBytes(UTF_8)));
    return letter;
  }

  /* A transaction is committed before its end is in all partitions. */
  private void awaitReplayed(String... origins) {
    await().untilAsserted(() -> assertThat(replayed()).containsExactlyInAnyOrder(origins));
  }

  /* The origins of what stands in the topic. */
  private List<String> replayed() {
    try (Reader<byte[]> reader = new Reader<>(system.kafka(), TOPIC, new ByteArrayDeserializer())) {
      return reader.readToTheEnd().stream().map(UnsendableLettersIT::origin).toList();
    }
  }

  private static String origin(ConsumerRecord<String, byte[]> record) {
    return new String(record.headers().lastHeader("voucher.replay-of").value(), UTF_8);
  }

  private String command(String verb, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Project.java(Project.LOADER, verb, "--topic", TOPIC));
    command.addAll(List.of(options));
    return system.runClient("unsendable-" + ++commands, command).await().output();
  }
}
