package dev.voucherstreams.gateway.app;

import static dev.voucherstreams.service.table.Rows.GENERATION;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static dev.voucherstreams.service.table.Rows.RULES;
import static dev.voucherstreams.service.table.Rows.generation;
import static dev.voucherstreams.service.table.Rows.partition;
import static dev.voucherstreams.service.table.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.TestClock;
import dev.voucherstreams.service.table.FakeSegmentTable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableMetersTest {
  private final FakeSegmentTable table = new FakeSegmentTable().with(row(MANY_ORDERS, 2640));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void bind() {
    new TableMeters(table, new TestClock("2026-11-24T02:10:03Z")).bindTo(registry);
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private double ageSeconds() {
    return registry.get("voucher.table.age").timeGauge().value(TimeUnit.SECONDS);
  }

  @Test
  void meters_whileAGenerationServes_tellOfIt() {
    assertThat(gauge("voucher.replica.rows")).isEqualTo(1);
    assertThat(ageSeconds()).isEqualTo(3);
    assertThat(gauge("voucher.generation.progress")).isEqualTo(1);
  }

  @Test
  void meters_whileTheNextIsCounted_tellHowFarThatIs() {
    table.with(generation("g00000002-2", 2, RULES, partition(0, 5, 2)));

    assertThat(gauge("voucher.generation.progress")).isEqualTo(0.4);
    assertThat(ageSeconds()).isEqualTo(3);
  }

  @Test
  void meters_whileNoneServes_knowNoAgeAndNoRows() {
    table.with(generation(GENERATION, 1, RULES, partition(0, 5, 2)));

    assertThat(gauge("voucher.replica.rows")).isNaN();
    assertThat(ageSeconds()).isNaN();
    assertThat(gauge("voucher.generation.progress")).isEqualTo(0.4);
  }
}
