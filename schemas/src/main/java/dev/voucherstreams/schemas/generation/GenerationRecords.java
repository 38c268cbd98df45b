package dev.voucherstreams.schemas.generation;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.schemas.generation.TableKey.Anew;
import dev.voucherstreams.schemas.generation.TableKey.Part;
import dev.voucherstreams.schemas.generation.TableKey.Serving;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The latest records about generations, taken one after the other as they stand in
 * segment-vouchers. Not for use by several threads.
 */
public final class GenerationRecords {

  private final Map<String, Map<Integer, GenerationPart>> parts = new HashMap<>();
  private final Map<String, GenerationDecision> givenUp = new HashMap<>();
  private @Nullable GenerationDecision serving;

  /**
   * Takes a record in place of the one before.
   *
   * @param value null if the record is taken back
   * @return whether it is about generations, and not a row
   */
  public boolean put(TableKey key, @Nullable SpecificRecord value) {
    if (key instanceof Part part) {
      Map<Integer, GenerationPart> all =
          parts.computeIfAbsent(part.generation(), name -> new TreeMap<>());
      put(all, part.part(), value instanceof GenerationPart told ? told : null);
    } else if (key instanceof Anew anew) {
      put(givenUp, anew.generation(), value instanceof GenerationDecision made ? made : null);
    } else if (key instanceof Serving) {
      serving = value instanceof GenerationDecision made ? made : null;
    } else {
      return false;
    }
    return true;
  }

  private static <K, V> void put(Map<K, V> latest, K key, @Nullable V value) {
    if (value == null) {
      latest.remove(key);
    } else {
      latest.put(key, value);
    }
  }

  /** All generations, as of the last record. */
  public Generations generations() {
    List<Generation> all =
        parts.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> Generation.of(each.getValue().values(), reason(each.getKey())))
            .toList();
    return new Generations(all, Optional.ofNullable(serving));
  }

  private Optional<String> reason(String generation) {
    return Optional.ofNullable(givenUp.get(generation)).map(GenerationDecision::getReason);
  }

  /** What the parts of each generation have told last, by its name. */
  public Map<String, List<GenerationPart>> parts() {
    Map<String, List<GenerationPart>> copy = new HashMap<>();
    parts.forEach((name, all) -> copy.put(name, List.copyOf(all.values())));
    return copy;
  }

  /** Forgets everything. */
  public void clear() {
    parts.clear();
    givenUp.clear();
    serving = null;
  }
}
