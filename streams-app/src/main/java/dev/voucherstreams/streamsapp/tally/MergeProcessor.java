package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.streamsapp.state.PartialTally;
import dev.voucherstreams.streamsapp.state.SegmentPartials;
import dev.voucherstreams.streamsapp.tally.MergeKey.OfSegment;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Merges the partial tallies of the segments of one part, and writes its rows of the table; behind
 * them, what it knows of the generation. Partials of all input partitions that come within an
 * interval make one row, not many.
 */
final class MergeProcessor implements Processor<MergeKey, SpecificRecord, String, SpecificRecord> {

  private final MergeSupplier supplier;
  private final Set<SegmentKey> unsent = new LinkedHashSet<>();

  private ProcessorContext<String, SpecificRecord> context;
  private WriteBehindStore<SegmentKey, MergedSegment, SegmentPartials> partials;
  private KeyValueStore<SegmentKey, SegmentVoucher> table;
  private MergedReports reports;
  private boolean reported;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  MergeProcessor(MergeSupplier supplier) {
    this.supplier = supplier;
  }

  /**
   * @throws StateLostException if the task's state is less than what was published of it
   */
  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    int part = context.taskId().partition();
    partials = context.getStateStore(MergeSupplier.PARTIALS);
    table = context.getStateStore(MergeSupplier.TABLE);
    reports =
        new MergedReports(
            context.getStateStore(MergeSupplier.REPORTS),
            supplier.count(),
            part,
            supplier.settings().mergePartitions());
    reports.requireAtLeastWhatWasPublished();
    unsent.clear();
    // The commit that made a partial durable may have come before its row was written.
    partials.forEachCommitted((segment, merged) -> unsent.add(segment));
    new FlushPace(supplier.settings().flushInterval(), supplier.positions()::areBusy)
        .schedule(context, this::publish, List.of(partials));
  }

  @Override
  public void process(Record<MergeKey, SpecificRecord> record) {
    if (record.key() instanceof OfSegment of && record.value() instanceof PartialTally partial) {
      merge(of.segment(), partial);
    } else if (record.value() instanceof OrderPartition report) {
      reports.put(report);
      reported = true;
    }
  }

  private void merge(SegmentKey segment, PartialTally partial) {
    MergedSegment known = partials.get(segment);
    MergedSegment merged = known == null ? new MergedSegment() : known;
    if (merged.put(partial)) {
      partials.changed(segment, merged);
      unsent.add(segment);
    }
  }

  /* Not before all input partitions have said how far they are: a row of some would be too small. */
  private boolean publish(long now) {
    if (!reports.areOfAllPartitions() || (unsent.isEmpty() && !reported)) {
      return false;
    }
    unsent.forEach(this::publish);
    unsent.clear();
    if (reported) {
      publish(reports.part(table.approximateNumEntries(), Instant.ofEpochMilli(now)), now);
      reported = false;
    }
    return true;
  }

  private void publish(SegmentKey segment) {
    MergedSegment merged = partials.get(segment);
    if (merged == null) {
      return;
    }
    SegmentVoucher row = merged.winner(segment);
    table.put(segment, row);
    TableKey key = new TableKey.Row(supplier.count().generation(), segment.toString());
    context.forward(new Record<>(key.toString(), row, row.getUpdatedAt().toEpochMilli()));
  }

  private void publish(GenerationPart part, long now) {
    TableKey key = new TableKey.Part(part.getGeneration(), part.getPart());
    context.forward(new Record<>(key.toString(), part, now));
  }
}
