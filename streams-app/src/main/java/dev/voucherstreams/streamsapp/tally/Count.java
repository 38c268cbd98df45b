package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.segments.SegmentRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;

/**
 * A generation as it is counted here: what the topology has to know of it.
 *
 * @param generation its name
 * @param rank which is newer, see {@link dev.voucherstreams.schemas.generation.Generation}
 * @param countries the countries served, spelled as in the events
 * @param manual whether it serves only once a person says so
 * @param beganAt when its first instance began to count
 * @param published what has been published of it so far, by the parts of the merge; asked at each
 *     start
 * @param deadLettered by partition, the offset before which another generation has dead-lettered
 *     the orders that can't be read
 */
public record Count(
    String generation,
    int rank,
    int number,
    SegmentRules rules,
    List<String> countries,
    boolean manual,
    Instant beganAt,
    Supplier<List<GenerationPart>> published,
    IntToLongFunction deadLettered) {

  public Count {
    countries = List.copyOf(countries);
  }

  boolean isDeadLetteredByOthers(int partition, long offset) {
    return offset < deadLettered.applyAsLong(partition);
  }

  /** What one part of the merge has published of it, if it has. */
  Optional<GenerationPart> published(int part) {
    return published.get().stream().filter(each -> each.getPart() == part).findFirst();
  }
}
