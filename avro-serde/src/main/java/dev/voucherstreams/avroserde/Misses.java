package dev.voucherstreams.avroserde;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Which schemas can't be had, for a few seconds each: a topic full of records of another registry
 * would ask ours once a record. Not for ever, for a schema may be registered by and by; and only
 * the last thousand, for anybody can send any number of ids. Safe for use by several threads; a
 * schema that is there is never looked for here.
 */
final class Misses {

  static final int MOST = 1_000;

  private final Duration kept;
  private final LongSupplier nanoTime;
  private final Map<SchemaId, Miss> misses = new LinkedHashMap<>();

  /* The message without the exception: whoever catches one may hang more and more on it. */
  private record Miss(String message, long at) {}

  /**
   * @param kept how long each is remembered
   * @param nanoTime as {@link System#nanoTime()}
   */
  Misses(Duration kept, LongSupplier nanoTime) {
    this.kept = kept;
    this.nanoTime = nanoTime;
  }

  /** Why this schema can't be had, empty if that isn't known, or not any more. */
  synchronized Optional<String> reason(SchemaId id) {
    Miss miss = misses.get(id);
    if (miss != null && nanoTime.getAsLong() - miss.at >= kept.toNanos()) {
      misses.remove(id);
      return Optional.empty();
    }
    return Optional.ofNullable(miss).map(Miss::message);
  }

  /** Remembers it from now on. */
  synchronized void add(SchemaId id, SerializationException why) {
    misses.remove(id);
    misses.put(id, new Miss(String.valueOf(why.getMessage()), nanoTime.getAsLong()));
    if (misses.size() > MOST) {
      misses.remove(misses.keySet().iterator().next());
    }
  }
}
