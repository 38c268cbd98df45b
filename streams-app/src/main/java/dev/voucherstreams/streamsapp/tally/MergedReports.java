package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The latest report of each input partition, as one part of the merge has it. */
final class MergedReports {

  private final KeyValueStore<Integer, OrderPartition> store;
  private final Count count;
  private final String rules;
  private final int part;
  private final int parts;
  private final Map<Integer, OrderPartition> reports = new TreeMap<>();

  MergedReports(KeyValueStore<Integer, OrderPartition> store, Count count, int part, int parts) {
    this.store = store;
    this.count = count;
    this.rules = count.rules().yaml();
    this.part = part;
    this.parts = parts;
    try (KeyValueIterator<Integer, OrderPartition> all = store.all()) {
      all.forEachRemaining(each -> reports.put(each.key, each.value));
    }
  }

  /**
   * @throws StateLostException if this part has published reports that it doesn't have any more
   */
  void requireAtLeastWhatWasPublished() {
    count.published(part).map(GenerationPart::getPartitions).stream()
        .flatMap(List::stream)
        .filter(published -> isLost(published, reports.get(published.getPartition())))
        .findFirst()
        .ifPresent(
            published -> {
              throw new StateLostException(
                  "part %d had merged partition %d of the orders to offset %,d, and has less now"
                      .formatted(part, published.getPartition(), published.getPosition()));
            });
  }

  private static boolean isLost(OrderPartition published, @Nullable OrderPartition kept) {
    return kept == null || kept.getUses() < published.getUses();
  }

  void put(OrderPartition report) {
    store.put(report.getPartition(), report);
    reports.put(report.getPartition(), report);
  }

  /** Whether each input partition has reported. */
  boolean areOfAllPartitions() {
    return !reports.isEmpty()
        && reports.values().stream().allMatch(each -> each.getPartitions() <= reports.size());
  }

  /**
   * What this part knows of the generation.
   *
   * @param rows how many it has written
   */
  GenerationPart part(long rows, Instant now) {
    return GenerationPart.newBuilder()
        .setGeneration(count.generation())
        .setRank(count.rank())
        .setNumber(count.number())
        .setRules(rules)
        .setCountries(count.countries())
        .setManual(count.manual())
        .setBeganAt(count.beganAt())
        .setPart(part)
        .setParts(parts)
        .setComplete(reports.values().stream().allMatch(OrderPartition::getReached))
        .setRows(Math.toIntExact(rows))
        .setPartitions(new ArrayList<>(reports.values()))
        .setUpdatedAt(now)
        .build();
  }
}
