package dev.voucherstreams.gateway.http;

import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times the answers to voucher requests, by outcome and segment type. Every timer is
 * made beforehand: to look one up by its tags would take longer than an answer.
 */
public final class VoucherMeters {
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(10_000),
    Duration.ofNanos(25_000),
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofSeconds(1)
  };

  private final MeterRegistry registry;
  private final Map<Outcome, Map<String, Timer>> byType = new EnumMap<>(Outcome.class);
  private final Timer invalid;

  /** What an answer can be. */
  enum Outcome {
    RESOLVED,
    NO_USES,
    NO_SEGMENT,
    NOT_READY
  }

  public VoucherMeters(MeterRegistry registry, SegmentRules rules) {
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      Map<String, Timer> timers = new HashMap<>();
      for (SegmentType type : rules.types()) {
        timers.put(type.name(), timer(outcome.name().toLowerCase(Locale.ROOT), type.name()));
      }
      byType.put(outcome, timers);
    }
    invalid = timer("invalid", "none");
  }

  private Timer timer(String outcome, String segmentType) {
    return Timer.builder("voucher.requests")
        .description("Voucher requests, and the time from a whole body to its answer")
        .tag("outcome", outcome)
        .tag("segment_type", segmentType)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** Notes an answer that was begun at this {@link System#nanoTime}. */
  void note(Outcome outcome, SegmentType type, long began) {
    Timer timer = byType.getOrDefault(outcome, Map.of()).get(type.name());
    if (timer != null) {
      record(timer, began);
    }
  }

  /** Notes the answer to an invalid request. */
  void noteInvalid(long began) {
    record(invalid, began);
  }

  private static void record(Timer timer, long began) {
    timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }
}
