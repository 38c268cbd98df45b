package dev.voucherstreams.streamsapp.generation;

import dev.voucherstreams.segments.Fingerprint;
import dev.voucherstreams.segments.SegmentRules;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a generation counts by. Counts by the same rules, for the same countries and in the same way
 * have the same name; nothing that differs can be gone on with.
 *
 * @param name {@code g} and eight hex digits
 * @param countries in the order that errors name them in
 */
public record CountIdentity(String name, SegmentRules rules, List<String> countries) {

  /* To be raised when the same orders would be counted otherwise, or state be kept otherwise. */
  private static final int SCHEME = 1;

  private static final int NAME_BYTES = 4;

  public CountIdentity {
    countries = List.copyOf(countries);
  }

  /**
   * What these settings count by.
   *
   * @param mergePartitions parts of the merge, which the state is divided into
   */
  public static CountIdentity of(
      SegmentRules rules, Collection<String> countries, int mergePartitions) {
    String text =
        "scheme %d, %d parts, rules %s, countries %s"
            .formatted(SCHEME, mergePartitions, rules.fingerprint(), new TreeSet<>(countries));
    return new CountIdentity("g" + Fingerprint.of(text, NAME_BYTES), rules, List.copyOf(countries));
  }
}
