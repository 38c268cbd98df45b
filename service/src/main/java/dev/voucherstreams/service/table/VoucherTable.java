package dev.voucherstreams.service.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.service.SuppliedStoreBuilder;
import dev.voucherstreams.service.table.Lookup.Found;
import dev.voucherstreams.service.table.Lookup.NoUses;
import dev.voucherstreams.service.table.Lookup.NotReady;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.jspecify.annotations.Nullable;

/**
 * The topic segment-vouchers as a global state store in memory. A row is decoded and checked once,
 * when it arrives: a lookup neither decodes nor allocates, and a row that can't be read is known
 * before anybody asks for it. It doesn't end Kafka Streams' global thread, which nothing replaces.
 *
 * <p>The whole table is a few rows a country, so each instance has all of it; a restart reads it
 * again in an instant, and nothing needs to be routed between instances.
 */
public final class VoucherTable implements StateStore, SegmentTable {

  /** The name of the store. */
  public static final String STORE = "segment-vouchers";

  private static final Lookup NO_USES = new NoUses();

  private final String topic;
  private final Deserializer<SegmentVoucher> deserializer;
  private final String rules;
  private final Set<SegmentKey> served;
  private final Map<SegmentKey, Lookup> rows = new ConcurrentHashMap<>();
  private final Map<SegmentKey, String> problems = new ConcurrentHashMap<>();
  private volatile boolean open;

  /**
   * @param topic the name of the topic
   * @param rules those that all rows must be made with
   * @param countries the countries served: only their rows have to be readable
   */
  public VoucherTable(
      String topic,
      Deserializer<SegmentVoucher> deserializer,
      SegmentRules rules,
      Collection<String> countries) {
    this.topic = topic;
    this.deserializer = deserializer;
    this.rules = rules.fingerprint();
    this.served = Set.copyOf(rules.keys(countries));
  }

  /** Adds the store and its topic; the table then is that of one client at a time. */
  public void addTo(StreamsBuilder builder) {
    builder.addGlobalStore(
        new SuppliedStoreBuilder<>(STORE, Optional.empty(), log -> this),
        topic,
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("replicate-segment-vouchers"),
        () -> row -> put(row.key(), row.value()));
  }

  /** Takes a record of the topic. What is under no segment's key is nobody's row. */
  void put(@Nullable String key, byte @Nullable [] value) {
    Optional<SegmentKey> segment = segment(key);
    if (segment.isEmpty()) {
      return;
    }
    if (value == null) {
      forget(segment.get());
    } else {
      take(segment.get(), value);
    }
  }

  private static Optional<SegmentKey> segment(@Nullable String key) {
    try {
      return Optional.ofNullable(key).map(SegmentKey::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void take(SegmentKey segment, byte[] value) {
    try {
      @Nullable SegmentVoucher row = deserializer.deserialize(topic, value);
      if (row == null) {
        unreadable(segment, "it is empty");
      } else {
        take(segment, row);
      }
    } catch (RetriableException | InterruptException e) {
      throw e; // not the row's fault
    } catch (RuntimeException e) {
      unreadable(segment, String.valueOf(e.getMessage()));
    }
  }

  private void take(SegmentKey segment, SegmentVoucher row) {
    if (row.getRules().equals(rules)) {
      rows.put(segment, new Found(row));
      problems.remove(segment);
    } else {
      unusable(
          segment,
          "the table was made with segment rules %s, but this instance has %s (fingerprints)"
              .formatted(row.getRules(), rules),
          "");
    }
  }

  private void unreadable(SegmentKey segment, String why) {
    if (served.contains(segment)) {
      unusable(segment, "the row of " + segment + " can't be read", ": " + why);
    } else {
      forget(segment);
    }
  }

  private void unusable(SegmentKey segment, String reason, String more) {
    rows.put(segment, new NotReady(reason));
    problems.put(segment, reason + more);
  }

  private void forget(SegmentKey segment) {
    rows.remove(segment);
    problems.remove(segment);
  }

  @Override
  public Lookup find(SegmentKey segment) {
    return rows.getOrDefault(segment, NO_USES);
  }

  /** What is wrong with a row, if anything is: nobody should be answered with it. */
  public Optional<String> problem() {
    return problems.isEmpty() ? Optional.empty() : problems.values().stream().findFirst();
  }

  /** The name of its topic. */
  public String topic() {
    return topic;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  @Override
  public String name() {
    return STORE;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    rows.clear();
    problems.clear();
    open = true;
    context.register(root, (key, value) -> put(new String(key, UTF_8), value));
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
