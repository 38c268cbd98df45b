package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.deadletter.Origin;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.Tally;
import dev.voucherstreams.streamsapp.deadletter.BadRecordException;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecordException;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import dev.voucherstreams.streamsapp.deadletter.RecordGuard;
import dev.voucherstreams.streamsapp.deadletter.UnreadableRecordException;
import dev.voucherstreams.streamsapp.state.PartialTally;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts the orders of one input partition, and once a flush interval sends the tallies that
 * changed. What it holds in memory reaches the changelogs in the same commit as the input offsets,
 * see {@link WriteBehindStore}.
 *
 * <p>It reads the orders' bytes itself, so that it can take note of the offsets of those that can't
 * be read. A replay counts if, and only if, its origin is noted there: so it doesn't count twice,
 * and not beside an original that could be read after all when everything was counted anew.
 */
final class PartialTallyProcessor implements Processor<byte[], byte[], SegmentKey, PartialTally> {

  private static final byte[] PRESENT = {};

  private final OrderReader reader;
  private final TallyRules rules;
  private final TallySettings settings;
  private final OrderCounters counters;
  private final PoisonRecords poison;

  private ProcessorContext<SegmentKey, PartialTally> context;
  private RecordGuard guard;
  private SegmentTallies tallies;
  private LoadWatermarks watermarks;
  private KeyValueStore<Long, byte[]> deadLettered;
  private StateRules stateRules;
  private PartitionOutcomes outcomes;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  PartialTallyProcessor(
      OrderReader reader,
      TallyRules rules,
      TallySettings settings,
      OrderCounters counters,
      PoisonRecords poison) {
    this.reader = reader;
    this.rules = rules;
    this.settings = settings;
    this.counters = counters;
    this.poison = poison;
  }

  /**
   * @throws RulesChangedException if the task's state was counted with other rules
   */
  @Override
  public void init(ProcessorContext<SegmentKey, PartialTally> context) {
    this.context = context;
    this.guard = new RecordGuard(poison, reader.topic(), context);
    this.tallies =
        new SegmentTallies(
            context.getStateStore(PartialTallySupplier.TALLIES),
            rules.countingRule(),
            settings.maxAmountsPerSegment());
    this.watermarks =
        new LoadWatermarks(
            context.getStateStore(PartialTallySupplier.WATERMARKS), settings.maxDataSets());
    this.deadLettered = context.getStateStore(PartialTallySupplier.DEAD_LETTERED);
    this.outcomes = new PartitionOutcomes(context.getStateStore(PartialTallySupplier.OUTCOMES));
    this.stateRules = new StateRules(context.getStateStore(PartialTallySupplier.RULES), rules);
    // Anchored at the epoch, all tasks of a thread flush together and share one transaction.
    context.schedule(
        Instant.EPOCH, settings.flushInterval(), PunctuationType.WALL_CLOCK_TIME, this::flush);
  }

  /**
   * @throws BadRecordException if the event can't be read, breaks a rule or is poison; it then has
   *     not been counted
   */
  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      note(count(record));
    } catch (BadRecordException e) {
      note(outcome(e));
      throw e;
    } catch (RuntimeException | Error e) {
      guard.failed(e);
      throw e;
    }
  }

  private OrderOutcome count(Record<byte[], byte[]> record) {
    Header replay = record.headers().lastHeader(Origin.REPLAY_HEADER);
    return replay == null ? countNew(record) : countReplay(record, replay);
  }

  private void note(OrderOutcome outcome) {
    outcomes.add(outcome);
    counters.count(outcome);
  }

  private static OrderOutcome outcome(BadRecordException e) {
    if (e instanceof UnreadableRecordException) {
      return OrderOutcome.UNREADABLE;
    }
    return e instanceof PoisonRecordException ? OrderOutcome.POISON : OrderOutcome.INVALID;
  }

  private OrderOutcome countNew(Record<byte[], byte[]> record) {
    try {
      guard.requireHarmless();
      OrderEvent order = reader.read(record);
      stateRules.claim();
      return watermarks.advanceTo(order) ? tallies.count(order) : OrderOutcome.DUPLICATE_ROW;
    } catch (BadRecordException e) {
      deadLettered.put(guard.here().offset(), PRESENT);
      throw e;
    }
  }

  /* Later rows of its data set were counted meanwhile: whether it is new, only its origin tells. */
  private OrderOutcome countReplay(Record<byte[], byte[]> record, Header header) {
    long origin = requireOrigin(header);
    if (deadLettered.get(origin) == null) {
      return OrderOutcome.DUPLICATE_REPLAY;
    }
    guard.requireHarmless();
    OrderEvent order = reader.read(record);
    stateRules.claim();
    watermarks.requireRoom(order);
    OrderOutcome outcome = tallies.count(order);
    watermarks.advanceTo(order);
    deadLettered.delete(origin);
    return outcome;
  }

  /* An event whose header is wrong is no replay but one more that breaks a rule. */
  private long requireOrigin(Header header) {
    Origin here = guard.here();
    return Origin.ofReplay(header, here)
        .map(Origin::offset)
        .orElseThrow(
            () -> {
              deadLettered.put(here.offset(), PRESENT);
              return InvalidOrderException.noReplay(header, here);
            });
  }

  private void flush(long now) {
    Instant flushedAt = Instant.ofEpochMilli(now);
    if (tallies.sendChanged((segment, tally) -> send(segment, tally, flushedAt))) {
      context.commit();
    }
  }

  private void send(SegmentKey segment, Tally tally, Instant flushedAt) {
    int partition = context.taskId().partition();
    PartialTally partial = new PartialTally(partition, flushedAt, Snapshots.of(tally));
    context.forward(new Record<>(segment, partial, flushedAt.toEpochMilli()));
  }
}
