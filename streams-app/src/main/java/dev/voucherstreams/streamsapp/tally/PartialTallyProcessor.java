package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.segments.CountingRule;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.streamsapp.deadletter.BadRecordException;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecordException;
import dev.voucherstreams.streamsapp.deadletter.RecordGuard;
import dev.voucherstreams.streamsapp.deadletter.UnreadableRecordException;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.tally.MergeKey.OfSegment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts the orders of one input partition. Once a flush interval it sends the tallies that
 * changed, and behind them, now and then, a report of how far it is. What it holds in memory
 * reaches the changelogs in the same commit as the input offsets, see {@link WriteBehindStore}.
 */
final class PartialTallyProcessor implements Processor<byte[], byte[], MergeKey, SpecificRecord> {

  private final SegmentTallyTopology topology;
  private final OrderReader reader;

  private ProcessorContext<MergeKey, SpecificRecord> context;
  private RecordGuard guard;
  private SegmentTallies tallies;
  private CountedOrders orders;
  private PartitionOutcomes outcomes;
  private PartitionProgress progress;
  private PartitionReports reports;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  PartialTallyProcessor(SegmentTallyTopology topology, OrderReader reader) {
    this.topology = topology;
    this.reader = reader;
  }

  /**
   * @throws StateLostException if the task's state is less than what was published of it
   */
  @Override
  public void init(ProcessorContext<MergeKey, SpecificRecord> context) {
    this.context = context;
    int partition = context.taskId().partition();
    TallySettings settings = topology.settings();
    guard = new RecordGuard(topology.poison(), reader.topic(), context);
    tallies =
        new SegmentTallies(
            context.getStateStore(PartialTallySupplier.TALLIES),
            new CountingRule(topology.count().rules(), topology.count().countries()),
            settings.maxAmountsPerSegment());
    orders =
        new CountedOrders(
            reader,
            guard,
            tallies,
            new LoadWatermarks(
                context.getStateStore(PartialTallySupplier.WATERMARKS), settings.maxDataSets()),
            context.getStateStore(PartialTallySupplier.DEAD_LETTERED));
    outcomes = new PartitionOutcomes(context.getStateStore(PartialTallySupplier.OUTCOMES));
    progress =
        new PartitionProgress(
            partition,
            context.getStateStore(PartialTallySupplier.PROGRESS),
            topology.positions(),
            topology.ends());
    reports = new PartitionReports(partition, tallies, outcomes, progress);
    reports.requireAtLeast(topology.count());
    new FlushPace(settings.flushInterval(), progress::lookForBacklog)
        .schedule(
            context,
            this::flush,
            List.of(
                context.getStateStore(PartialTallySupplier.TALLIES),
                context.getStateStore(PartialTallySupplier.WATERMARKS),
                context.getStateStore(PartialTallySupplier.OUTCOMES)));
  }

  /**
   * @throws BadRecordException if the event can't be read, breaks a rule or is poison, and no other
   *     generation has dead-lettered it before; it then has not been counted
   */
  @Override
  public void process(Record<byte[], byte[]> record) {
    long offset = context.recordMetadata().orElseThrow().offset();
    try {
      note(orders.count(record));
    } catch (BadRecordException e) {
      note(outcome(e));
      if (!e.isOfTheRecordAlone()
          || !topology.count().isDeadLetteredByOthers(partition(), offset)) {
        throw e;
      }
    } catch (RuntimeException | Error e) {
      guard.failed(e);
      throw e;
    } finally {
      progress.passed(offset);
    }
  }

  @Override
  public void close() {
    topology.positions().forget(partition());
  }

  private int partition() {
    return context.taskId().partition();
  }

  private void note(OrderOutcome outcome) {
    outcomes.add(outcome);
    topology.counters().count(outcome);
  }

  private static OrderOutcome outcome(BadRecordException e) {
    if (e instanceof UnreadableRecordException) {
      return OrderOutcome.UNREADABLE;
    }
    return e instanceof PoisonRecordException ? OrderOutcome.POISON : OrderOutcome.INVALID;
  }

  private boolean flush(long now) {
    Instant flushedAt = Instant.ofEpochMilli(now);
    boolean sent = tallies.sendChanged((segment, changed) -> send(segment, changed, flushedAt));
    Optional<OrderPartition> report = reports.due(now);
    report.ifPresent(each -> send(each, now));
    return sent || report.isPresent();
  }

  private void send(SegmentKey segment, Tally changed, Instant flushedAt) {
    PartialTally partial = new PartialTally(partition(), flushedAt, Snapshots.of(changed));
    context.forward(new Record<>(new OfSegment(segment), partial, flushedAt.toEpochMilli()));
  }

  /* To every part of the merge: each is through with the partials before it when it has read it. */
  private void send(OrderPartition report, long now) {
    for (int part = 0; part < topology.settings().mergePartitions(); part++) {
      context.forward(new Record<>(new MergeKey.OfReport(partition(), part), report, now));
    }
  }
}
