package dev.voucherstreams.streamsapp.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.streamsapp.tally.PartitionOutcomes.OutcomeCount;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesProcessorTest {

  @TempDir private Path stateDir;

  @Test
  void init_afterATransactionThatWasAborted_publishesAgain() {
    // Given: one order, published in a transaction
    MockProcessorContext<String, OrderOutcomes> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 5), stateDir.toFile());
    WriteBehindStore<String, OutcomeCount, Long> store = store(context);
    new PartitionOutcomes(store).add(OrderOutcome.COUNTED);
    OutcomesProcessor processor = new OutcomesProcessor();
    processor.init(context);
    publish(context);

    // When: it is aborted, and the order is counted again
    context.resetForwards();
    processor.init(context);
    publish(context);

    // Then
    assertThat(context.forwarded())
        .singleElement()
        .extracting(forward -> forward.record().value().getCounted())
        .isEqualTo(1L);
  }

  private static WriteBehindStore<String, OutcomeCount, Long> store(
      MockProcessorContext<String, OrderOutcomes> context) {
    WriteBehindStore<String, OutcomeCount, Long> store =
        WriteBehindStore.builder(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(PartialTallySupplier.OUTCOMES),
                        Serdes.String(),
                        Serdes.Long())
                    .withLoggingDisabled(),
                OutcomeCount::write,
                OutcomeCount::new)
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    return store;
  }

  private static void publish(MockProcessorContext<String, OrderOutcomes> context) {
    int last = context.scheduledPunctuators().size() - 1;
    context.scheduledPunctuators().get(last).getPunctuator().punctuate(1_000);
  }
}
