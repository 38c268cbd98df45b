package dev.voucherstreams.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The segment-voucher table, without what depends on time.
 *
 * @param tallies uses by segment and amount; segments without uses are absent
 * @param winners the voucher of each segment that has uses
 */
record Table(Map<String, Map<Long, Long>> tallies, Map<String, Long> winners) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads what {@code GET /api/v1/segments} answers. */
  static Table parse(String json) throws JsonProcessingException {
    Table table = new Table(new TreeMap<>(), new TreeMap<>());
    for (JsonNode row : JSON.readTree(json).get("segments")) {
      if (row.get("total").asLong() > 0) {
        table.add(row);
      }
    }
    return table;
  }

  private void add(JsonNode row) {
    String key =
        String.join(
            "|",
            row.get("country_code").asText(),
            row.get("segment_type").asText(),
            row.get("segment").asText());
    Map<Long, Long> tally = new TreeMap<>();
    row.get("tallies")
        .forEach(uses -> tally.put(uses.get("voucher").asLong(), uses.get("count").asLong()));
    tallies.put(key, tally);
    winners.put(key, row.get("voucher").asLong());
  }

  /** Returns the tallies, each so many times. */
  Map<String, Map<Long, Long>> times(int factor) {
    Map<String, Map<Long, Long>> product = new TreeMap<>();
    tallies.forEach(
        (segment, tally) -> {
          Map<Long, Long> multiplied = new TreeMap<>();
          tally.forEach((amount, count) -> multiplied.put(amount, factor * count));
          product.put(segment, multiplied);
        });
    return product;
  }

  /** Returns what has come on top of an earlier table. */
  Map<String, Map<Long, Long>> since(Table earlier) {
    Map<String, Map<Long, Long>> added = new TreeMap<>();
    tallies.forEach(
        (segment, tally) -> {
          Map<Long, Long> before = earlier.tallies.getOrDefault(segment, Map.of());
          Map<Long, Long> more = new TreeMap<>();
          tally.forEach(
              (amount, count) -> more.put(amount, count - before.getOrDefault(amount, 0L)));
          more.values().removeIf(count -> count == 0);
          if (!more.isEmpty()) {
            added.put(segment, more);
          }
        });
    return added;
  }

  /** Returns the labels of the segments in which an amount was used. */
  List<String> segmentsWith(long amount) {
    return tallies.entrySet().stream()
        .filter(entry -> entry.getValue().containsKey(amount))
        .map(entry -> entry.getKey().replaceFirst(".*\\|", ""))
        .toList();
  }

  /** Returns all uses of all segments of a type. */
  long total(String type) {
    return tallies.entrySet().stream()
        .filter(entry -> entry.getKey().contains("|" + type + "|"))
        .flatMap(entry -> entry.getValue().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }
}
