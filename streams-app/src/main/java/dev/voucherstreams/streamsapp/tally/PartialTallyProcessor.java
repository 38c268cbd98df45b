package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.segments.Verdict;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.TallySnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts the orders of one input partition, and once a flush interval sends the tallies that
 * changed. What it holds in memory reaches the changelogs in the same commit as the input offsets,
 * see {@link WriteBehindStore}.
 */
final class PartialTallyProcessor
    implements Processor<byte[], OrderEvent, SegmentKey, PartialTally> {

  private final CountingRule countingRule;
  private final TallyRules rules;
  private final TallySettings settings;
  private final OrderCounters counters;
  private final Map<SegmentKey, Tally> unsent = new HashMap<>();

  private ProcessorContext<SegmentKey, PartialTally> context;
  private WriteBehindStore<SegmentKey, Tally, TallySnapshot> tallies;
  private LoadWatermarks watermarks;
  private StateRules stateRules;
  private int partition;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  PartialTallyProcessor(TallyRules rules, TallySettings settings, OrderCounters counters) {
    this.countingRule = rules.countingRule();
    this.rules = rules;
    this.settings = settings;
    this.counters = counters;
  }

  /**
   * @throws RulesChangedException if the task's state was counted with other rules
   */
  @Override
  public void init(ProcessorContext<SegmentKey, PartialTally> context) {
    this.context = context;
    this.partition = context.taskId().partition();
    this.tallies = context.getStateStore(PartialTallySupplier.TALLIES);
    this.watermarks = new LoadWatermarks(context.getStateStore(PartialTallySupplier.WATERMARKS));
    this.stateRules = new StateRules(context.getStateStore(PartialTallySupplier.RULES), rules);
    resendAll();
    // Anchored at the epoch, all tasks of a thread flush together and share one transaction.
    context.schedule(
        Instant.EPOCH, settings.flushInterval(), PunctuationType.WALL_CLOCK_TIME, this::flush);
  }

  /* The commit that made this state durable may have come before its flush. */
  private void resendAll() {
    unsent.clear();
    tallies.forEachCommitted(unsent::put);
  }

  /**
   * @throws InvalidOrderException if the event breaks a rule; it then has not been counted
   */
  @Override
  public void process(Record<byte[], OrderEvent> record) {
    OrderEvent order = record.value();
    OrderCheck.requireValid(order);
    stateRules.claim();
    if (!watermarks.isNew(order)) {
      counters.duplicate();
      return;
    }
    Verdict verdict = judge(order);
    if (verdict instanceof Verdict.Counts counts) {
      count(order.getVoucherAmount(), counts.segments());
    } else if (verdict instanceof Verdict.OutOfScope) {
      counters.outOfScope();
    } else {
      counters.incomplete();
    }
  }

  private Verdict judge(OrderEvent order) {
    return countingRule.judge(
        order.getCountryCode(),
        order.getTimestamp(),
        order.getLastOrderTs(),
        order.getFirstOrderTs(),
        order.getTotalOrders(),
        order.getVoucherAmount());
  }

  private void count(long amount, List<SegmentKey> segments) {
    for (int i = 0; i < segments.size(); i++) {
      requireRoom(segments.get(i), amount);
    }
    for (int i = 0; i < segments.size(); i++) {
      add(segments.get(i), amount);
    }
    counters.counted();
  }

  private void requireRoom(SegmentKey segment, long amount) {
    Tally tally = tallies.get(segment);
    if (tally != null
        && tally.distinctAmounts() >= settings.maxAmountsPerSegment()
        && !tally.has(amount)) {
      throw InvalidOrderException.tooManyAmounts(segment, amount, settings.maxAmountsPerSegment());
    }
  }

  private void add(SegmentKey segment, long amount) {
    Tally tally = tallies.get(segment);
    if (tally == null) {
      tally = new Tally();
    }
    tally.add(amount);
    tallies.changed(segment, tally);
    unsent.put(segment, tally);
  }

  private void flush(long now) {
    if (unsent.isEmpty()) {
      return;
    }
    Instant flushedAt = Instant.ofEpochMilli(now);
    unsent.forEach((segment, tally) -> send(segment, tally, flushedAt));
    unsent.clear();
    context.commit();
  }

  private void send(SegmentKey segment, Tally tally, Instant flushedAt) {
    PartialTally partial = new PartialTally(partition, flushedAt, Snapshots.of(tally));
    context.forward(new Record<>(segment, partial, flushedAt.toEpochMilli()));
  }
}
