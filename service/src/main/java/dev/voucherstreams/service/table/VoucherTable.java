package dev.voucherstreams.service.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.GenerationRecords;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.schemas.generation.TableKey;
import dev.voucherstreams.schemas.generation.TableKey.OldRow;
import dev.voucherstreams.schemas.generation.TableKey.Row;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRulesException;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.service.SuppliedStoreBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic segment-vouchers as a global state store in memory. A record is decoded once, when it
 * arrives: a lookup neither decodes nor allocates, and a row that can't be read is known before
 * anybody asks for it. It doesn't end Kafka Streams' global thread, which nothing replaces.
 *
 * <p>The whole topic is a few rows a country, so each instance has all of it; a restart reads it
 * again in an instant, and nothing needs to be routed between instances.
 */
public final class VoucherTable implements StateStore, SegmentTable {

  /** The name of the store. */
  public static final String STORE = "segment-vouchers";

  private static final Logger LOG = LoggerFactory.getLogger(VoucherTable.class);

  private final String topic;
  private final Deserializer<SpecificRecord> deserializer;
  private final Map<String, GenerationRows> rows = new ConcurrentHashMap<>();
  private final Map<String, ServedTable> tables = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> keys = new ConcurrentHashMap<>();
  private final GenerationRecords records = new GenerationRecords();
  private volatile Map<String, List<GenerationPart>> parts = Map.of();
  private volatile Generations generations = Generations.NONE;
  private volatile Served served = new Served.NotReady(Generations.NOT_BEGUN);
  private volatile boolean open;

  /**
   * @param topic the name of the topic
   * @param deserializer of its values, see {@link
   *     dev.voucherstreams.schemas.generation.TableValues}
   */
  public VoucherTable(String topic, Deserializer<SpecificRecord> deserializer) {
    this.topic = topic;
    this.deserializer = deserializer;
  }

  /** Adds the store and its topic; the table then is that of one client at a time. */
  public void addTo(StreamsBuilder builder) {
    builder.addGlobalStore(
        new SuppliedStoreBuilder<>(STORE, Optional.empty(), log -> this),
        topic,
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("replicate-segment-vouchers"),
        () -> record -> put(record.key(), record.value()));
  }

  /**
   * Takes a record of the topic, always by the same thread. What has no key of ours is nobody's.
   */
  public void put(@Nullable String key, byte @Nullable [] value) {
    TableKey.parse(key).ifPresent(about -> put(about, value));
  }

  private void put(TableKey key, byte @Nullable [] value) {
    note(key, value != null);
    try {
      put(key, value == null ? null : deserializer.deserialize(topic, value));
    } catch (RetriableException | InterruptException e) {
      throw e; // not the record's fault
    } catch (RuntimeException e) {
      unreadable(key, e);
    }
  }

  private void note(TableKey key, boolean present) {
    if (key.generation().isEmpty() && !(key instanceof OldRow)) {
      return;
    }
    if (present) {
      keys.computeIfAbsent(key.generation(), name -> ConcurrentHashMap.newKeySet())
          .add(key.toString());
    } else {
      keys.computeIfPresent(
          key.generation(),
          (name, all) -> all.remove(key.toString()) && all.isEmpty() ? null : all);
    }
  }

  private void put(TableKey key, @Nullable SpecificRecord value) {
    if (key instanceof Row row) {
      put(row, value);
    } else if (records.put(key, value)) {
      refresh();
    }
  }

  private void put(Row key, @Nullable SpecificRecord value) {
    GenerationRows all = rows(key.generation());
    SegmentKey segment = SegmentKey.parse(key.segment());
    boolean refresh = served instanceof Served.NotReady; // this row may have been the problem
    if (value instanceof SegmentVoucher row) {
      all.put(segment, row);
    } else if (value == null) {
      all.remove(segment);
    } else {
      all.unreadable(segment, "it is a " + value.getSchema().getName());
      refresh = true;
    }
    if (refresh) {
      refresh();
    }
  }

  private GenerationRows rows(String generation) {
    return rows.computeIfAbsent(generation, name -> new GenerationRows());
  }

  private void unreadable(TableKey key, RuntimeException why) {
    if (key instanceof Row row) {
      rows(row.generation())
          .unreadable(SegmentKey.parse(row.segment()), String.valueOf(why.getMessage()));
      refresh();
    } else if (!(key instanceof OldRow)) {
      LOG.error("{} of {} can't be read and is passed over: {}", key, topic, why.getMessage());
    }
  }

  /* What is known of a generation changes once a second or so; its rows are the same object. */
  private void refresh() {
    Generations now = records.generations();
    now.all().forEach(this::refresh);
    tables.keySet().removeIf(name -> now.named(name).isEmpty());
    rows.keySet().removeIf(name -> now.named(name).isEmpty() && keysOf(name).isEmpty());
    parts = records.parts();
    generations = now;
    served = served(now);
  }

  private void refresh(Generation generation) {
    try {
      tables.compute(
          generation.name(),
          (name, former) -> former == null ? table(generation) : former.with(generation));
    } catch (SegmentRulesException e) {
      LOG.error("generation {} can't serve here: {}", generation.name(), e.getMessage());
    }
  }

  private ServedTable table(Generation generation) {
    return new ServedTable(
        generation,
        SegmentRulesReader.parse("rules of " + generation.name(), generation.rules()),
        rows(generation.name()).rows());
  }

  private Served served(Generations now) {
    return now.serving()
        .map(serving -> table(serving.name()).map(this::fit).orElseGet(() -> unfit(serving)))
        .orElseGet(() -> new Served.NotReady(now.whyNoneServes()));
  }

  /* A newer version may count by what this one can't read. */
  private static Served unfit(Generation serving) {
    return new Served.NotReady(
        "the rules of generation %s can't be read by this version".formatted(serving.name()));
  }

  private Served fit(ServedTable table) {
    GenerationRows all = rows(table.generation().name());
    return all.problem(table.segments(), table.generation().rows())
        .<Served>map(Served.NotReady::new)
        .orElse(table);
  }

  @Override
  public Served served() {
    return served;
  }

  @Override
  public Generations generations() {
    return generations;
  }

  @Override
  public Optional<ServedTable> table(String generation) {
    return Optional.ofNullable(tables.get(generation));
  }

  /**
   * The keys of all records of a generation.
   *
   * @param generation its name; empty for rows of versions that had none
   */
  public Set<String> keysOf(String generation) {
    return Set.copyOf(keys.getOrDefault(generation, Set.of()));
  }

  /** The names of all generations that have records; empty for those of versions without. */
  public Set<String> generationsWithRecords() {
    return Set.copyOf(keys.keySet());
  }

  /** What the parts of a generation have told last; none if it isn't known. */
  public List<GenerationPart> parts(String generation) {
    return parts.getOrDefault(generation, List.of());
  }

  /** The name of its topic. */
  public String topic() {
    return topic;
  }

  /** Forgets everything, before the topic is read from its beginning. */
  public void clear() {
    rows.clear();
    tables.clear();
    keys.clear();
    records.clear();
    refresh();
  }

  @Override
  public String name() {
    return STORE;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    clear();
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
