package dev.voucherstreams.bench.serde;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.OrderEvent;
import io.apicurio.registry.serde.avro.AvroSerde;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One order event, written and read as a Kafka client does it, with headers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class SerdeBenchmark {

  private static final String TOPIC = "serde-benchmark";

  /** Whose serde it is. */
  @Param({"ours", "apicurio"})
  private String serde;

  /** The registry's address, without the path of an API. */
  @Param("")
  private String registry;

  private final Headers headers = new RecordHeaders();
  private Serializer<OrderEvent> serializer;
  private Deserializer<OrderEvent> deserializer;
  private OrderEvent order;
  private byte[] bytes;

  /** Has each serde ask the registry, and proves that it reads what it writes. */
  @Setup(Level.Trial)
  public void setUp() {
    LogManager.getLogManager().reset(); // Apicurio's serde warns of a default
    Map<String, Object> config = serde.equals("ours") ? ours() : apicurios();
    Serde<OrderEvent> subject = AvroSerdes.values(OrderEvent.class, config);
    serializer = subject.serializer();
    deserializer = subject.deserializer();
    order = order();
    bytes = serializer.serialize(TOPIC, headers, order);
    if (!deserializer.deserialize(TOPIC, headers, bytes).equals(order)) {
      throw new IllegalStateException(serde + " does not read what it wrote");
    }
  }

  /** From the record to bytes. */
  @Benchmark
  public byte[] serialize() {
    return serializer.serialize(TOPIC, headers, order);
  }

  /** From bytes to the record. */
  @Benchmark
  public OrderEvent deserialize() {
    return deserializer.deserialize(TOPIC, headers, bytes);
  }

  private Map<String, Object> ours() {
    return Map.of("schema.registry.url", registry + "/apis/ccompat/v7");
  }

  /* It writes the Confluent format by default: a zero byte and 4 bytes of the content's id. */
  private Map<String, Object> apicurios() {
    return Map.of(
        AvroSerdes.SERDE_CLASS,
        AvroSerde.class,
        "apicurio.registry.url",
        registry + "/apis/registry/v3",
        "apicurio.registry.auto-register",
        true,
        "apicurio.registry.use-specific-avro-reader",
        true);
  }

  private static OrderEvent order() {
    return OrderEvent.newBuilder()
        .setEventId("order-1234567")
        .setCustomerId(987_654L)
        .setCountryCode("Peru")
        .setTimestamp(Instant.parse("2026-01-01T12:00:00Z"))
        .setLastOrderTs(Instant.parse("2025-11-01T09:30:00Z"))
        .setFirstOrderTs(Instant.parse("2023-04-05T18:15:00Z"))
        .setTotalOrders(14L)
        .setVoucherAmount(2640L)
        .setDataset("history-2026")
        .setRow(123_456L)
        .build();
  }
}
