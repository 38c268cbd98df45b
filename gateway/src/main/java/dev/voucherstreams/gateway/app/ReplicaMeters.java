package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.replica.Replica;
import dev.voucherstreams.service.table.Readiness.Ready;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Shows whether the replica may be asked, and whether Kafka answers it. */
final class ReplicaMeters implements MeterBinder {
  private final Replica replica;

  ReplicaMeters(Replica replica) {
    this.replica = replica;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("voucher.replica.ready", () -> isReady() ? 1 : 0)
        .description("1 while vouchers can be answered")
        .register(registry);
    TimeGauge.builder("voucher.replica.age", this::ageMillis, TimeUnit.MILLISECONDS)
        .description("Time since Kafka last answered the replica")
        .register(registry);
  }

  private boolean isReady() {
    return replica.readiness() instanceof Ready;
  }

  private double ageMillis() {
    return replica.age().map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
  }
}
