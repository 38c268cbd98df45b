package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.replica.Replica;
import dev.voucherstreams.gateway.replica.ReplicaState.Serving;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows whether the replica may be asked, how old it is and how much it holds. */
final class ReplicaMeters implements MeterBinder {
  private final Replica replica;

  ReplicaMeters(Replica replica) {
    this.replica = replica;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("voucher.replica.ready", () -> replica.state() instanceof Serving ? 1 : 0)
        .description("1 while vouchers can be answered")
        .register(registry);
    TimeGauge.builder("voucher.replica.age", this::ageMillis, TimeUnit.MILLISECONDS)
        .description("Time since Kafka last answered the replica")
        .register(registry);
    TimeGauge.builder("voucher.client.poll.age", this::pollAgeMillis, TimeUnit.MILLISECONDS)
        .tag("client", "replica")
        .description("Time since the replica last looked for something to read")
        .register(registry);
    Gauge.builder("voucher.replica.rows", this::rows)
        .description("Segments that have a voucher")
        .register(registry);
  }

  private double rows() {
    return replica.state() instanceof Serving serving ? serving.rows() : Double.NaN;
  }

  private double ageMillis() {
    return millis(replica.age());
  }

  private double pollAgeMillis() {
    return millis(replica.standstill());
  }

  private static double millis(Optional<Duration> time) {
    return time.map(Duration::toMillis).map(Long::doubleValue).orElse(Double.NaN);
  }
}
