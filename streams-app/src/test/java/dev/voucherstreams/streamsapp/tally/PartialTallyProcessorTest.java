package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.service.table.Rows;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.state.AmountTally;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.tally.MergeKey.OfReport;
import dev.voucherstreams.streamsapp.tally.PartitionOutcomes.OutcomeCount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restart finds: the stores as the last commit left them, and a new processor. */
class PartialTallyProcessorTest {

  @TempDir private java.io.File stateDir;

  private final RegistryStub registry = new RegistryStub();
  private final AvroSerializer<OrderEvent> avro = new AvroSerializer<>();
  private final Map<String, StateStore> stores = new HashMap<>();
  private final OrderPositions positions = new OrderPositions();
  private List<GenerationPart> published = List.of();
  private MockProcessorContext<MergeKey, SpecificRecord> context;
  private long offset;

  @BeforeEach
  void configure() {
    avro.configure(registry.config(), false);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void restart_afterACommit_goesOnCounting() {
    // Given
    MockProcessorContext<MergeKey, SpecificRecord> first = context();
    Processor<byte[], byte[], MergeKey, SpecificRecord> processor = start(first);
    process(processor, Orders.row("d", 3, 2640));
    commit();

    // When
    MockProcessorContext<MergeKey, SpecificRecord> second = context();
    Processor<byte[], byte[], MergeKey, SpecificRecord> successor = start(second);
    process(successor, Orders.row("d", 3, 2640));
    process(successor, Orders.row("d", 4, 2640));
    flush(second);

    // Then
    assertThat(sent(second, "13-37").getTally().getAmounts())
        .containsExactly(new AmountTally(2640L, 2L));
    assertThat(sent(second, "13-37").getInputPartition()).isEqualTo(5);
    assertThat(outcomes().getCounted()).isEqualTo(2);
    assertThat(outcomes().getDuplicateRow()).isEqualTo(1);
  }

  @Test
  void restart_withoutNewEvents_sendsEverythingAgain() {
    // Given: counted and committed, but the process ended before the flush
    process(start(context()), Orders.order(2640));
    commit();

    // When
    MockProcessorContext<MergeKey, SpecificRecord> second = context();
    start(second);
    flush(second);

    // Then
    assertThat(second.forwarded()).hasSize(2);
    assertThat(second.committed()).isTrue();
  }

  @Test
  void flush_thatAsksForACommit_hasWrittenAllOfItsState() {
    // Given
    MockProcessorContext<MergeKey, SpecificRecord> context = context();
    process(start(context), Orders.row("d", 3, 2640));

    // When
    flush(context);

    // Then: without what Kafka Streams does at a commit
    assertThat(context.committed()).isTrue();
    assertThat(
            Stream.of(
                    PartialTallySupplier.TALLIES,
                    PartialTallySupplier.WATERMARKS,
                    PartialTallySupplier.OUTCOMES)
                .map(name -> (WriteBehindStore<?, ?, ?>) stores.get(name))
                .map(WriteBehindStore::committedEntries))
        .containsExactly(2L, 1L, 1L);
  }

  @Test
  void flush_withoutChanges_sendsNothing() {
    // Given
    MockProcessorContext<MergeKey, SpecificRecord> context = context();
    process(start(context), Orders.order(2640));
    flush(context);
    context.resetForwards();

    // When
    flush(context);

    // Then
    assertThat(context.forwarded()).isEmpty();
  }

  @Test
  void changes_beforeACommit_areNotInTheStores() {
    // Given: a transaction that fails loses what was counted in it
    process(start(context()), Orders.order(2640));

    // When
    clear();
    MockProcessorContext<MergeKey, SpecificRecord> second = context();
    start(second);
    flush(second);

    // Then
    assertThat(second.forwarded()).isEmpty();
    assertThat(outcomes().getCounted()).isZero();
  }

  @Test
  void outcomes_afterACommit_areWrittenAgainOnlyWithTheNext() {
    // Given
    Processor<byte[], byte[], MergeKey, SpecificRecord> processor = start(context());
    process(processor, Orders.order(2640));
    commit();
    process(processor, Orders.order(2640));
    process(processor, Orders.order(2640));

    // When
    commit();
    clear();

    // Then
    assertThat(outcomes().getCounted()).isEqualTo(3);
  }

  @Test
  void restart_withLessThanWasPublished_isRefused() {
    // Given: what was counted was published, and then the changelog was lost
    process(start(context()), Orders.order(2640));
    published =
        List.of(
            GenerationPart.newBuilder(Rows.part("g00000001-1", 1, SegmentRules.standard(), five()))
                .build());

    // When
    stores.keySet().removeIf(name -> !name.equals(PartialTallySupplier.DEAD_LETTERED));

    // Then
    assertThatThrownBy(() -> start(context()))
        .isInstanceOf(StateLostException.class)
        .hasMessage(
            "of partition 5 of the orders 5 orders and 5 uses were published, but its state has 0 and 0");
  }

  private static OrderPartition five() {
    return OrderPartition.newBuilder(Rows.partition(0, 5, 5)).setPartition(5).build();
  }

  @Test
  void report_comesBehindThePartials_onceToEachPart() {
    // Given
    MockProcessorContext<MergeKey, SpecificRecord> context = context();
    Processor<byte[], byte[], MergeKey, SpecificRecord> processor = start(context);
    positions.polled(5, 1, 1);
    process(processor, Orders.order(2640));

    // When
    flush(context);

    // Then
    assertThat(context.forwarded())
        .extracting(forward -> forward.record().key().toString())
        .containsExactlyInAnyOrder(
            "Peru|frequent_segment|13-37",
            "Peru|recency_segment|30-60",
            "report|5|to|0",
            "report|5|to|1",
            "report|5|to|2",
            "report|5|to|3");
    assertThat(context.forwarded().get(5).record().key()).isEqualTo(new OfReport(5, 3));
    assertThat(report(context).getPosition()).isEqualTo(1);
    assertThat(report(context).getReached()).isFalse();
  }

  @Test
  void report_whenAllThatWasPolledIsThrough_hasReachedTheEndBehindTheLastOrder() {
    // Given: behind the order there is the end of a transaction
    MockProcessorContext<MergeKey, SpecificRecord> context = context();
    Processor<byte[], byte[], MergeKey, SpecificRecord> processor = start(context);
    positions.polled(5, 1, 2);
    flush(context);
    assertThat(report(context).getReached()).isFalse();
    context.resetForwards();

    // When
    process(processor, Orders.order(2640));
    flush(context);

    // Then
    assertThat(report(context).getReached()).isTrue();
    assertThat(report(context).getPosition()).isEqualTo(2);
    assertThat(report(context).getCountedAsOf()).isEqualTo(Instant.EPOCH);
  }

  private Processor<byte[], byte[], MergeKey, SpecificRecord> start(
      MockProcessorContext<MergeKey, SpecificRecord> context) {
    TallyTopics topics = new TallyTopics(new Topics(""), registry.config());
    PartialTallySupplier supplier =
        new PartialTallySupplier(
            new SegmentTallyTopology(
                topics,
                TallyDriver.count(SegmentRules.standard(), published),
                new TallySettings(Duration.ofMillis(100), 256, 100, 4),
                new OrderCounters(new SimpleMeterRegistry()),
                new PoisonRecords(),
                positions,
                () -> Optional.of(new OrderEnds(Instant.EPOCH, Map.of(5, 0L), Map.of(5, 2L)))),
            topics.orderReader());
    supplier.stores().forEach(builder -> addStore(builder, context));
    Processor<byte[], byte[], MergeKey, SpecificRecord> processor = supplier.get();
    processor.init(context);
    return processor;
  }

  private void addStore(
      StoreBuilder<?> builder, MockProcessorContext<MergeKey, SpecificRecord> context) {
    StateStore store = stores.get(builder.name());
    if (store == null) {
      store = builder.withLoggingDisabled().build();
      store.init(context.getStateStoreContext(), store);
      stores.put(builder.name(), store);
    }
    context.addStateStore(store);
  }

  private MockProcessorContext<MergeKey, SpecificRecord> context() {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, 5), stateDir);
    return context;
  }

  private void process(
      Processor<byte[], byte[], MergeKey, SpecificRecord> processor, OrderEvent order) {
    context.setRecordMetadata("order-events", 5, offset++);
    processor.process(new Record<>(new byte[0], avro.serialize("order-events", order), 0));
  }

  private static void flush(MockProcessorContext<MergeKey, SpecificRecord> context) {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(2_000);
  }

  private void commit() {
    stores.values().stream()
        .filter(CachedStateStore.class::isInstance)
        .forEach(store -> ((CachedStateStore<?, ?>) store).flushCache());
  }

  private void clear() {
    stores.values().stream()
        .filter(CachedStateStore.class::isInstance)
        .forEach(store -> ((CachedStateStore<?, ?>) store).clearCache());
  }

  @SuppressWarnings("unchecked")
  private OrderPartition outcomes() {
    StateStore store = stores.get(PartialTallySupplier.OUTCOMES);
    return new PartitionOutcomes((WriteBehindStore<String, OutcomeCount, Long>) store)
        .publish(OrderPartition.newBuilder(Rows.partition(0, 0, 0)))
        .build();
  }

  private static PartialTally sent(
      MockProcessorContext<MergeKey, SpecificRecord> context, String segment) {
    return context.forwarded().stream()
        .filter(forward -> forward.record().key().toString().endsWith("|" + segment))
        .map(forward -> (PartialTally) forward.record().value())
        .findFirst()
        .orElseThrow();
  }

  private static OrderPartition report(MockProcessorContext<MergeKey, SpecificRecord> context) {
    return context.forwarded().stream()
        .map(forward -> forward.record().value())
        .filter(OrderPartition.class::isInstance)
        .map(OrderPartition.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
