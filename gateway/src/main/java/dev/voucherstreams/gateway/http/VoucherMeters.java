package dev.voucherstreams.gateway.http;

import dev.voucherstreams.segments.SegmentType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times the answers to voucher requests, by outcome and segment type. Timers are made
 * once and kept at hand: to look one up by its tags would take longer than an answer.
 */
public final class VoucherMeters {
  private final MeterRegistry registry;
  private final Map<Outcome, Map<String, Timer>> byType = new EnumMap<>(Outcome.class);
  private final Timer invalid;
  private final Timer notReady;

  /** What an answer can be. */
  enum Outcome {
    RESOLVED,
    NO_USES,
    NO_SEGMENT
  }

  public VoucherMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      byType.put(outcome, new ConcurrentHashMap<>());
    }
    invalid = timer("invalid", "none");
    notReady = timer("not_ready", "none");
  }

  private Timer timer(String outcome, String segmentType) {
    return Timer.builder("voucher.requests")
        .description("Voucher requests, and the time from a whole body to its answer")
        .tag("outcome", outcome)
        .tag("segment_type", segmentType)
        .register(registry);
  }

  /** Notes an answer that was begun at this {@link System#nanoTime}. */
  void note(Outcome outcome, SegmentType type, long began) {
    Map<String, Timer> timers = Objects.requireNonNull(byType.get(outcome));
    Timer timer = timers.get(type.name());
    record(timer == null ? add(outcome, type, timers) : timer, began);
  }

  /* Types come and go with the rules of generations. */
  private Timer add(Outcome outcome, SegmentType type, Map<String, Timer> timers) {
    return timers.computeIfAbsent(
        type.name(), name -> timer(outcome.name().toLowerCase(Locale.ROOT), name));
  }

  /** Notes the answer to an invalid request. */
  void noteInvalid(long began) {
    record(invalid, began);
  }

  /** Notes that a request could not be answered now. */
  void noteNotReady(long began) {
    record(notReady, began);
  }

  private static void record(Timer timer, long began) {
    timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }
}
