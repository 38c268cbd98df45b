package dev.voucherstreams.gateway.replica;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Whether a table's rows are fit for this gateway: those that it will be asked for readable, and
 * all of them made with its rules. Reading them also fetches their schemas from the registry, so
 * that a lookup never has to.
 */
public final class RowCheck {
  private final String rules;
  private final List<SegmentKey> asked;

  /** A check for a gateway that serves these countries by these rules. */
  public RowCheck(SegmentRules rules, Collection<String> countries) {
    this.rules = rules.fingerprint();
    this.asked = rules.keys(countries);
  }

  /** What is wrong with the rows, if anything. */
  Optional<String> problem(ReadOnlyKeyValueStore<String, TableRow> store) {
    return asked.stream()
        .flatMap(key -> unreadable(store, key).stream())
        .findFirst()
        .or(() -> otherRules(store));
  }

  private static Optional<String> unreadable(
      ReadOnlyKeyValueStore<String, TableRow> store, SegmentKey key) {
    return Optional.ofNullable(store.get(key.toString()))
        .filter(row -> row.voucher().isEmpty())
        .map(row -> "the row of " + key + " can't be read: " + row.problem());
  }

  /* One that can't be read is by now under a key that nobody asks for. */
  private Optional<String> otherRules(ReadOnlyKeyValueStore<String, TableRow> store) {
    try (KeyValueIterator<String, TableRow> rows = store.all()) {
      Optional<String> other = Optional.empty();
      while (rows.hasNext() && other.isEmpty()) {
        other = rows.next().value.voucher().flatMap(this::otherRules);
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
