package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.avroserde.AvroSerde;
import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.CompatibilityLevel;
import dev.voucherstreams.avroserde.SchemaGuard;
import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.tally.Count;
import dev.voucherstreams.streamsapp.tally.OrderCounters;
import dev.voucherstreams.streamsapp.tally.OrderEnds;
import dev.voucherstreams.streamsapp.tally.OrderPositions;
import dev.voucherstreams.streamsapp.tally.SegmentTallyTopology;
import dev.voucherstreams.streamsapp.tally.TallySettings;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

/** The tally with Apicurio's serde in place of ours, whose clients notice nothing. */
class OtherSerdeIT {

  private static final Topics TOPICS = new Topics("other-serde-");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration FLUSH = Duration.ofMillis(100);

  private static final Count COUNT =
      new Count(
          "g00000001-1",
          1,
          1,
          SegmentRules.standard(),
          List.of("Peru"),
          false,
          NOON,
          List::of,
          partition -> 0);

  @Test
  void tally_withAnotherSerde_readsAndWritesWhatOursDoes() throws Exception {
    TestRegistry registry = TestRegistry.shared();
    try (TopologyTestDriver tally = tally(ApicurioSerde.config(registry));
        Serde<SpecificRecord> ours = ours(registry)) {
      // Given: schemas that are guarded as streams-app has it done
      SchemaGuard guard = new SchemaGuard(ourConfig(registry), CompatibilityLevel.FULL_TRANSITIVE);
      TOPICS.schemas().forEach(guard::guard);
      TestInputTopic<byte[], SpecificRecord> orders =
          tally.createInputTopic(
              TOPICS.orderEvents(), new ByteArraySerializer(), ours.serializer());
      TestOutputTopic<String, SpecificRecord> vouchers =
          tally.createOutputTopic(
              TOPICS.segmentVouchers(), new StringDeserializer(), ours.deserializer());

      // When
      orders.pipeInput(order(2640));
      orders.pipeInput(order(2640));
      orders.pipeInput(order(3520));
      tally.advanceWallClockTime(FLUSH);
      tally.advanceWallClockTime(FLUSH);

      // Then
      Map<String, SpecificRecord> table = vouchers.readKeyValuesToMap();
      assertThat(((GenerationPart) table.get("g00000001-1|part|0")).getComplete()).isTrue();
      SegmentVoucher row = (SegmentVoucher) table.get("g00000001-1|Peru|frequent_segment|13-37");
      assertThat(row.getVoucher()).isEqualTo(2640);
      assertThat(row.getTallies())
          .containsExactly(new AmountCount(2640L, 2L), new AmountCount(3520L, 1L));
    }
  }

  private static TopologyTestDriver tally(Map<String, Object> serdeConfig) {
    OrderPositions positions = new OrderPositions();
    StreamsBuilder builder = new StreamsBuilder();
    new SegmentTallyTopology(
            new TallyTopics(TOPICS, serdeConfig),
            COUNT,
            new TallySettings(FLUSH, 256, 100, 1),
            new OrderCounters(new SimpleMeterRegistry()),
            new PoisonRecords(),
            positions,
            () -> Optional.of(new OrderEnds(NOON, Map.of(0, 0L), Map.of(0, 0L))))
        .addTo(builder);
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "tally");
    TopologyTestDriver driver = new TopologyTestDriver(builder.build(), config, NOON);
    positions.polled(0, 3, 3);
    return driver;
  }

  private static Serde<SpecificRecord> ours(TestRegistry registry) {
    AvroSerde<SpecificRecord> serde = new AvroSerde<>();
    serde.configure(ourConfig(registry), false);
    return serde;
  }

  private static Map<String, Object> ourConfig(TestRegistry registry) {
    return Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, registry.confluentApi());
  }

  private static OrderEvent order(long amount) {
    return OrderEvent.newBuilder()
        .setEventId("e")
        .setCountryCode("Peru")
        .setTimestamp(NOON)
        .setLastOrderTs(NOON.minus(Duration.ofDays(40)))
        .setFirstOrderTs(NOON.minus(Duration.ofDays(400)))
        .setTotalOrders(14L)
        .setVoucherAmount(amount)
        .build();
  }
}
