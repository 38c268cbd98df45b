package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a table's rows are fit for this gateway: those that it will be asked for readable, and
 * all of them made with its rules. Reading them also fetches their schemas from the registry, so
 * that a lookup never has to.
 */
public final class RowCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RowCheck.class);

  private final String rules;
  private final List<SegmentKey> asked;

  /** A check for a gateway that serves these countries by these rules. */
  public RowCheck(SegmentRules rules, Collection<String> countries) {
    this.rules = rules.fingerprint();
    this.asked = rules.keys(countries);
  }

  /** What is wrong with the rows, if anything. */
  Optional<String> problem(ReadOnlyKeyValueStore<String, SegmentVoucher> store) {
    return asked.stream()
        .flatMap(key -> unreadable(store, key).stream())
        .findFirst()
        .or(() -> otherRules(store));
  }

  private static Optional<String> unreadable(
      ReadOnlyKeyValueStore<String, SegmentVoucher> store, SegmentKey key) {
    try {
      store.get(key.toString());
      return Optional.empty();
    } catch (SerializationException e) {
      return Optional.of("the row of " + key + " can't be read: " + e.getMessage());
    }
  }

  private Optional<String> otherRules(ReadOnlyKeyValueStore<String, SegmentVoucher> store) {
    try (KeyValueIterator<String, SegmentVoucher> rows = store.all()) {
      Optional<String> other = Optional.empty();
      for (boolean more = true; more && other.isEmpty(); ) {
        try {
          more = rows.hasNext();
          other = more ? otherRules(rows.next().value) : other;
        } catch (SerializationException e) {
          /* Under a key that nobody asks for; the iterator has moved on. */
          LOG.debug("Passing over a row that can't be read", e);
        }
      }
      return other;
    }
  }

  private Optional<String> otherRules(SegmentVoucher row) {
    return row.getRules().equals(rules)
        ? Optional.empty()
        : Optional.of(
            "the table was made with segment rules %s, this gateway has %s (fingerprints)"
                .formatted(row.getRules(), rules));
  }
}
