package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.avroserde.AvroSerializer;
import dev.voucherstreams.avroserde.RegistryStub;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.schemas.Topics;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.state.AmountTally;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.tally.PartitionOutcomes.OutcomeCount;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
    MockProcessorContext<SegmentKey, PartialTally> first = context();
    Processor<byte[], byte[], SegmentKey, PartialTally> processor = start("Peru", first);
    process(processor, Orders.row("d", 3, 2640));
    commit();

    // When
    MockProcessorContext<SegmentKey, PartialTally> second = context();
    Processor<byte[], byte[], SegmentKey, PartialTally> successor = start("Peru", second);
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
    process(start("Peru", context()), Orders.order(2640));
    commit();

    // When
    MockProcessorContext<SegmentKey, PartialTally> second = context();
    start("Peru", second);
    flush(second);

    // Then
    assertThat(second.forwarded()).hasSize(2);
    assertThat(second.committed()).isTrue();
  }

  @Test
  void flush_withoutChanges_sendsNothing() {
    // Given
    MockProcessorContext<SegmentKey, PartialTally> context = context();
    process(start("Peru", context), Orders.order(2640));
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
    process(start("Peru", context()), Orders.order(2640));

    // When
    clear();
    MockProcessorContext<SegmentKey, PartialTally> second = context();
    start("Peru", second);
    flush(second);

    // Then
    assertThat(second.forwarded()).isEmpty();
    assertThat(outcomes().getCounted()).isZero();
  }

  @Test
  void outcomes_afterACommit_areWrittenAgainOnlyWithTheNext() {
    // Given
    Processor<byte[], byte[], SegmentKey, PartialTally> processor = start("Peru", context());
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
  void restart_withOtherCountries_isRefused() {
    // Given
    process(start("Peru", context()), Orders.order(2640));

    // Then
    assertThatThrownBy(() -> start("Chile", context()))
        .isInstanceOf(RulesChangedException.class)
        .hasMessageContaining("countries [Peru], but this start has")
        .hasMessageContaining("countries [Chile]")
        .hasMessageContaining("`make reset`");
  }

  private Processor<byte[], byte[], SegmentKey, PartialTally> start(
      String country, MockProcessorContext<SegmentKey, PartialTally> context) {
    TallyTopics topics = new TallyTopics(new Topics(""), registry.config());
    PartialTallySupplier supplier =
        new PartialTallySupplier(
            topics,
            topics.orderReader(),
            TallyRules.of(SegmentRules.standard(), List.of(country)),
            new TallySettings(Duration.ofMillis(100), 256, 100, 4),
            new OrderCounters(new SimpleMeterRegistry()),
            new PoisonRecords());
    supplier.stores().forEach(builder -> addStore(builder, context));
    Processor<byte[], byte[], SegmentKey, PartialTally> processor = supplier.get();
    processor.init(context);
    return processor;
  }

  private void addStore(
      StoreBuilder<?> builder, MockProcessorContext<SegmentKey, PartialTally> context) {
    StateStore store = stores.get(builder.name());
    if (store == null) {
      store = builder.withLoggingDisabled().build();
      store.init(context.getStateStoreContext(), store);
      stores.put(builder.name(), store);
    }
    context.addStateStore(store);
  }

  private MockProcessorContext<SegmentKey, PartialTally> context() {
    return new MockProcessorContext<>(new Properties(), new TaskId(0, 5), stateDir);
  }

  private void process(
      Processor<byte[], byte[], SegmentKey, PartialTally> processor, OrderEvent order) {
    processor.process(new Record<>(new byte[0], avro.serialize("order-events", order), 0));
  }

  private static void flush(MockProcessorContext<SegmentKey, PartialTally> context) {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(1_000);
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
  private OrderOutcomes outcomes() {
    StateStore store = stores.get(PartialTallySupplier.OUTCOMES);
    return new PartitionOutcomes((WriteBehindStore<String, OutcomeCount, Long>) store)
        .publish(5, Instant.EPOCH);
  }

  private static PartialTally sent(
      MockProcessorContext<SegmentKey, PartialTally> context, String segment) {
    return context.forwarded().stream()
        .filter(forward -> forward.record().key().segment().equals(segment))
        .map(forward -> forward.record().value())
        .findFirst()
        .orElseThrow();
  }
}
