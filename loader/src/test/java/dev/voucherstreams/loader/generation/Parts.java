package dev.voucherstreams.loader.generation;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import dev.voucherstreams.schemas.generation.GenerationRecords;
import dev.voucherstreams.schemas.generation.TableKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes parts of generations, whose partitions had 100 orders each when the count began. */
public final class Parts {

  private static final Instant BEGIN = Instant.parse("2026-11-24T02:00:00Z");
  private static final long GOAL = 100;

  private Parts() {}

  /** Returns a part that has counted each partition to a position. */
  public static GenerationPart of(String generation, int part, int parts, long... positions) {
    List<OrderPartition> partitions = new ArrayList<>();
    for (int partition = 0; partition < positions.length; partition++) {
      partitions.add(partition(partition, positions.length, positions[partition]));
    }
    return new GenerationPart(
        generation,
        1,
        Integer.parseInt(generation.substring(generation.indexOf('-') + 1)),
        "rules",
        List.of("Peru"),
        false,
        BEGIN,
        part,
        parts,
        Arrays.stream(positions).allMatch(position -> position >= GOAL),
        0,
        partitions,
        BEGIN.plusSeconds(60));
  }

  private static OrderPartition partition(int number, int all, long position) {
    return new OrderPartition(
        number,
        all,
        0L,
        GOAL,
        position,
        position >= GOAL,
        position >= GOAL ? BEGIN.plusSeconds(position) : null,
        2 * position,
        position,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L);
  }

  /** Takes parts into account. */
  static GenerationRecords records(GenerationPart... parts) {
    GenerationRecords records = new GenerationRecords();
    for (GenerationPart part : parts) {
      records.put(new TableKey.Part(part.getGeneration(), part.getPart()), part);
    }
    return records;
  }
}
