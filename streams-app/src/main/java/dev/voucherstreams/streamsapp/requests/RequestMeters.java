package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.VoucherStatus;
import dev.voucherstreams.streamsapp.deadletter.BadRecordException;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecordException;
import dev.voucherstreams.streamsapp.deadletter.RefusedRecordException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Counts what became of the requests of one format, as the meter {@code voucher.requests} with the
 * tag {@code outcome}, and how long they waited until they were looked at, as {@code
 * voucher.requests.wait}. Requests that are processed again after a failure are counted again.
 */
final class RequestMeters {

  private final Map<VoucherStatus, Counter> answered = new EnumMap<>(VoucherStatus.class);
  private final Counter unreadable;
  private final Counter poison;
  private final Counter refused;
  private final Timer waits;

  RequestMeters(MeterRegistry registry, String format) {
    for (VoucherStatus status : VoucherStatus.values()) {
      String outcome = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
      answered.put(status, counter(registry, format, outcome));
    }
    this.unreadable = counter(registry, format, "unreadable");
    this.poison = counter(registry, format, "poison");
    this.refused = counter(registry, format, "refused");
    this.waits =
        Timer.builder("voucher.requests.wait")
            .description("Time from a request's timestamp until it is processed.")
            .tag("format", format)
            .register(registry);
  }

  private static Counter counter(MeterRegistry registry, String format, String outcome) {
    return Counter.builder("voucher.requests")
        .description("Voucher requests by what became of them.")
        .tag("format", format)
        .tag("outcome", outcome)
        .register(registry);
  }

  /** It gets a result of this status, so long after its timestamp. */
  void answered(VoucherStatus status, Duration wait) {
    Objects.requireNonNull(answered.get(status)).increment();
    waits.record(wait);
  }

  /** It gets none: it is dead-lettered for this. */
  void deadLettered(BadRecordException reason) {
    if (reason instanceof PoisonRecordException) {
      poison.increment();
    } else if (reason instanceof RefusedRecordException) {
      refused.increment();
    } else {
      unreadable.increment();
    }
  }
}
