package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.state.PartialTally;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Publishes what became of the orders of one input partition, while that changes. It looks at the
 * store of the {@link PartialTallyProcessor} before it, in the same task and so in the same
 * transactions; the partial tallies that come from there are none of its business.
 */
final class OutcomesProcessor
    implements Processor<SegmentKey, PartialTally, String, OrderOutcomes> {

  /* People look at these numbers, and no answer waits for them. */
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private ProcessorContext<String, OrderOutcomes> context;
  private PartitionOutcomes outcomes;
  private long published;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  OutcomesProcessor() {}

  @Override
  public void init(ProcessorContext<String, OrderOutcomes> context) {
    this.context = context;
    this.outcomes = new PartitionOutcomes(context.getStateStore(PartialTallySupplier.OUTCOMES));
    this.published = 0; // what was published last may have been of a transaction that was aborted
    context.schedule(Instant.EPOCH, INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::publish);
  }

  @Override
  public void process(Record<SegmentKey, PartialTally> partial) {}

  /* At first also what was committed before: that commit may have come before its publication. */
  private void publish(long now) {
    long total = outcomes.total();
    if (total == published) {
      return;
    }
    int partition = context.taskId().partition();
    OrderOutcomes sum = outcomes.publish(partition, Instant.ofEpochMilli(now));
    context.forward(new Record<>(Integer.toString(partition), sum, now));
    context.commit();
    published = total;
  }
}
