package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Rules and countries change while everybody is answered: 300 requests a second through two
 * gateways, 100 by topic, with two instances of streams-app that are updated one after the other,
 * and kills in the middle.
 */
@SharedSystem
@Order(1) // the longest, so that none is left to run alone
class GenerationTrafficIT {

  private static final Topics TOPICS = new Topics("traffic.");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String PYTHON = "classpath:segments-python.yml";
  private static final int ORDERS = 20_000;
  private static final int PER_GATEWAY = 150;
  private static final int BY_TOPIC = 100;

  /* Four orders: the last of its segment by our rules, the first of the next by the Python service's. */
  private static final String CUSTOMER =
      """
      {"request_id": "%s", "customer_id": 1, "country_code": "Peru", \
      "last_order_ts": "2025-12-01 00:00:00", "first_order_ts": "2021-10-26 00:00:00", \
      "total_orders": 4, "segment_name": "frequent_segment"}""";

  private final LocalSystem system;
  private final List<OrderEvent> orders = new ArrayList<>();
  private final StreamsAppBeside[] apps = new StreamsAppBeside[2];
  private final int[] ports = {Project.freePort(), Project.freePort()};
  private String countries = "Peru";
  private String rules = "classpath:segments.yml";

  GenerationTrafficIT(LocalSystem system) {
    this.system = system;
  }

  @Test
  void rulesAndCountries_changeWhileEverybodyIsAnswered() throws Exception {
    // Given
    startApp(0);
    startApp(1);
    sendOrders();
    Map<String, String> prefix = Map.of("TOPIC_PREFIX", TOPICS.prefix());
    try (ExtraGateway first = ExtraGateway.start(system, prefix);
        ExtraGateway second = ExtraGateway.start(system, prefix)) {
      String old = awaitWinner(first, second, table(GenerationTrafficIT::ours));
      try (GatewayTraffic one = GatewayTraffic.begin(first, second, CUSTOMER, PER_GATEWAY);
          GatewayTraffic two = GatewayTraffic.begin(second, first, CUSTOMER, PER_GATEWAY);
          TopicTraffic topic = new TopicTraffic()) {

        // When: other rules, one instance after the other
        rules = PYTHON;
        restart(1);
        apps[1].command().kill();
        startApp(1);
        one.killAndRestart();
        restart(0);

        // Then
        String now = awaitWinner(first, second, table(GenerationTrafficIT::pythons));
        assertThat(now).isNotEqualTo(old);
        assertChange(one, old, now);
        assertChange(two, old, now);

        // When: back and forth
        apps[0].command().kill();
        assertThat(loader("rollback")).endsWith(", pinned\n");
        awaitWinner(first, second, table(GenerationTrafficIT::ours));
        assertChange(one, now, old);
        assertChange(two, now, old);
        startApp(0);
        two.killAndRestart();
        assertThat(loader("switch")).startsWith("serving: ");
        awaitWinner(first, second, table(GenerationTrafficIT::pythons));
        assertChange(one, old, now);
        assertChange(two, old, now);

        // When: one country more
        countries = "Peru,Chile";
        restart(0);
        apps[0].command().kill();
        startApp(0);
        restart(1);

        // Then
        String chile = CUSTOMER.replace("Peru", "Chile");
        await().until(() -> first.askForVoucher(chile).statusCode() == 200);
        await().until(() -> second.askForVoucher(chile).statusCode() == 200);
        awaitWinner(first, second, table(GenerationTrafficIT::pythons));
        assertThat(one.take()).containsOnly(now);
        assertThat(two.take()).containsOnly(now);
        assertThat(one.failures()).isEmpty();
        assertThat(two.failures()).isEmpty();
        topic.assertEachWasAnsweredOnce(Set.of(old, now));
      }
    } finally {
      for (StreamsAppBeside app : apps) {
        if (app != null) {
          app.close();
        }
      }
    }
  }

  /* From the first answer of the new one on, none is of the old one, and there never is another. */
  private static void assertChange(GatewayTraffic traffic, String old, String now) {
    traffic.awaitAnswer(now);
    List<String> answers = traffic.take();
    int change = answers.indexOf(now);
    assertThat(answers.subList(0, change)).allMatch(old::equals);
    assertThat(answers.subList(change, answers.size())).allMatch(now::equals);
  }

  private void startApp(int index) throws IOException {
    Path folder =
        Files.createDirectories(system.folder().resolve(TOPICS.prefix() + "app-" + index));
    Map<String, String> variables = new HashMap<>();
    variables.put("INSTANCE_ID", "app-" + index);
    variables.put("SERVER_PORT", Integer.toString(ports[index]));
    variables.put("APPLICATION_SERVER", "localhost:" + ports[index]);
    variables.put("VOUCHER_RULES", rules);
    variables.put("VOUCHER_COUNTRIES", countries);
    variables.put("SPRING_KAFKA_STREAMS_PROPERTIES_SESSION_TIMEOUT_MS", "15000");
    apps[index] =
        StreamsAppBeside.start(
            system.kafka(), system.registry(), folder, TOPICS.prefix(), variables);
    apps[index].awaitReady();
  }

  private void restart(int index) throws Exception {
    apps[index].command().process().destroy();
    apps[index].command().await();
    startApp(index);
  }

  private String loader(String verb) throws Exception {
    Map<String, String> environment =
        Map.of(
            "TOPIC_PREFIX", TOPICS.prefix(),
            "KAFKA_BOOTSTRAP_SERVERS", system.kafka(),
            "SCHEMA_REGISTRY_URL", system.registry());
    Path output = system.folder().resolve(TOPICS.prefix() + verb + ".out");
    return Command.start(Project.java(Project.LOADER, verb), environment, output).awaitSuccess();
  }

  /* The amount says how many orders the customer had, so that each table has winners of its own. */
  private void sendOrders() throws Exception {
    Random random = new Random(7);
    List<Future<?>> sent = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", system.kafka(), "linger.ms", 20),
                new StringSerializer(),
                new ByteArraySerializer());
        AvroSerializer<OrderEvent> avro = new AvroSerializer<>()) {
      avro.configure(Map.of("schema.registry.url", system.registry()), false);
      for (int i = 0; i < ORDERS; i++) {
        OrderEvent order = order(i, random);
        orders.add(order);
        byte[] value = avro.serialize(TOPICS.orderEvents(), order);
        sent.add(producer.send(new ProducerRecord<>(TOPICS.orderEvents(), "" + i % 997, value)));
      }
      for (Future<?> each : sent) {
        each.get();
      }
    }
  }

  private static OrderEvent order(int number, Random random) {
    long total = random.nextInt(42);
    return OrderEvent.newBuilder()
        .setEventId("order-" + number)
        .setCountryCode("Peru")
        .setTimestamp(NOON)
        .setLastOrderTs(NOON.minus(Duration.ofDays(40)))
        .setFirstOrderTs(NOON.minus(Duration.ofDays(400)))
        .setTotalOrders(total)
        .setVoucherAmount(1_000 + (total < 4 ? 1 : total % 7))
        .build();
  }

  private static @Nullable String ours(long total) {
    return total <= 4 ? "0-4" : total <= 12 ? "5-13" : total >= 13 && total <= 37 ? "13-37" : null;
  }

  private static @Nullable String pythons(long total) {
    return total < 4 ? "0-4" : total < 13 ? "5-13" : total < 37 ? "13-37" : null;
  }

  /* Counted here, by the boundaries as they are written down; the Python service counts an order
   * only if it falls in a segment of both types. */
  private Map<String, Map<Long, Long>> table(LongFunction<@Nullable String> segment) {
    boolean needsBoth = segment.apply(4).equals("5-13");
    Map<String, Map<Long, Long>> table = new TreeMap<>();
    for (OrderEvent order : orders) {
      String frequent = segment.apply(order.getTotalOrders());
      if (frequent != null) {
        count(table, "Peru|frequent_segment|" + frequent, order);
      }
      if (frequent != null || !needsBoth) {
        count(table, "Peru|recency_segment|30-60", order);
      }
    }
    return table;
  }

  private static void count(Map<String, Map<Long, Long>> table, String segment, OrderEvent order) {
    table
        .computeIfAbsent(segment, key -> new TreeMap<>())
        .merge(order.getVoucherAmount(), 1L, Long::sum);
  }

  /* Waits until both gateways show this table, and returns what the customer is answered. */
  private static String awaitWinner(
      ExtraGateway one, ExtraGateway other, Map<String, Map<Long, Long>> table) throws Exception {
    for (ExtraGateway gateway : List.of(one, other)) {
      await()
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(Table.parse(gateway.get("/api/v1/segments").body()).tallies())
                      .isEqualTo(table));
    }
    String answer = one.askForVoucher(CUSTOMER).body();
    assertThat(other.askForVoucher(CUSTOMER).body()).isEqualTo(answer);
    return answer;
  }

  /** Requests by topic, at a steady rate. */
  private final class TopicTraffic implements AutoCloseable {

    private final Set<String> sent = new HashSet<>();
    private final Thread thread = new Thread(this::send, "topic-traffic");
    private volatile boolean stopped;

    TopicTraffic() {
      thread.start();
    }

    private void send() {
      try (KafkaProducer<String, byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", system.kafka()),
              new StringSerializer(),
              new ByteArraySerializer())) {
        for (int i = 0; !stopped; i++) {
          String id = "t" + i;
          sent.add(id);
          byte[] request = CUSTOMER.formatted(id).getBytes(UTF_8);
          var unused =
              producer.send(new ProducerRecord<>(TOPICS.voucherRequestsJson(), id, request));
          LockSupport.parkNanos(SECONDS.toNanos(1) / BY_TOPIC);
        }
      }
    }

    void assertEachWasAnsweredOnce(Set<String> answers) throws Exception {
      close();
      ObjectMapper json = new ObjectMapper();
      Set<String> vouchers = new HashSet<>();
      for (String answer : answers) {
        vouchers.add(json.readTree(answer).get("voucher").asText());
      }
      try (Reader<String> results =
          new Reader<>(system.kafka(), TOPICS.voucherResultsJson(), new StringDeserializer())) {
        await().until(() -> ids(results.readOn()).containsAll(sent));
        List<ConsumerRecord<String, String>> all = results.readToTheEnd();
        assertThat(ids(all)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(all).allSatisfy(each -> assertThat(voucher(json, each.value())).isIn(vouchers));
      }
    }

    private static List<String> ids(List<ConsumerRecord<String, String>> results) {
      return results.stream().map(ConsumerRecord::key).toList();
    }

    private static String voucher(ObjectMapper json, String result) {
      try {
        return json.readTree(result).get("voucher").asText();
      } catch (IOException e) {
        throw new AssertionError(result, e);
      }
    }

    @Override
    public void close() {
      stopped = true;
      await().until(() -> !thread.isAlive());
    }
  }
}
