package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.SegmentRow;
import dev.voucherstreams.streamsapp.query.QueryOutcome.Answer;
import dev.voucherstreams.streamsapp.query.QueryOutcome.NotReady;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Puts the table together of the parts that the instances answer for. */
final class WholeTable {

  private static final String NOT_ONCE =
      "partitions %s of the table are answered for by no instance, %s by more than one: either they"
          + " are being moved, or two instances announce themselves as the same APPLICATION_SERVER";

  private final int partitions;
  private final List<SegmentKey> segments;

  /**
   * @param partitions how many the table has
   * @param segments every segment that is shown, in this order
   */
  WholeTable(int partitions, List<SegmentKey> segments) {
    this.partitions = partitions;
    this.segments = List.copyOf(segments);
  }

  /** Returns the table if these parts have each partition exactly once. */
  QueryOutcome<SegmentRow.Table> of(List<LocalPart> parts) {
    Set<Integer> missing = new TreeSet<>(IntStream.range(0, partitions).boxed().toList());
    Set<Integer> twice = new TreeSet<>();
    for (LocalPart part : parts) {
      part.partitions().stream()
          .filter(partition -> !missing.remove(partition))
          .forEach(twice::add);
    }
    return missing.isEmpty() && twice.isEmpty()
        ? new Answer<>(table(parts))
        : new NotReady<>(NOT_ONCE.formatted(missing, twice));
  }

  private SegmentRow.Table table(List<LocalPart> parts) {
    Map<SegmentKey, SegmentRow> rows = new LinkedHashMap<>();
    segments.forEach(key -> rows.put(key, SegmentRow.unused(key)));
    parts.stream()
        .flatMap(part -> part.segments().stream())
        .forEach(row -> rows.replace(row.key(), row));
    return new SegmentRow.Table(List.copyOf(rows.values()));
  }
}
