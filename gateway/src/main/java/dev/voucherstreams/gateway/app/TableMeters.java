package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.generations.Upcoming;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.ServedTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Shows how much the table holds, how old it is, and how far the next generation is. */
record TableMeters(SegmentTable table, Clock clock) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("voucher.replica.rows", this::rows)
        .description("Segments that have a voucher")
        .register(registry);
    TimeGauge.builder("voucher.table.age", this::ageMillis, TimeUnit.MILLISECONDS)
        .description("Time since which orders may be missing in the generation that serves")
        .register(registry);
    Gauge.builder("voucher.generation.progress", this::progress)
        .description("How much of a newer generation is counted, 0 to 1; 1 without one")
        .register(registry);
  }

  private double rows() {
    return table.served() instanceof ServedTable served
        ? served.segments().stream().filter(segment -> served.find(segment).isPresent()).count()
        : Double.NaN;
  }

  private double ageMillis() {
    return table
        .generations()
        .serving()
        .flatMap(Generation::countedAsOf)
        .map(time -> (double) Duration.between(time, clock.instant()).toMillis())
        .orElse(Double.NaN);
  }

  private double progress() {
    return Upcoming.of(table.generations()).counting().map(Generation::progress).orElse(1.0);
  }
}
