package dev.voucherstreams.service.info;

import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Names the generation that serves, in {@code /actuator/info} and by the meter {@code
 * voucher.generation.info}, which is 1; by neither while none serves.
 */
public final class ServingGeneration implements InfoContributor {

  private final Supplier<Generations> generations;
  private final MultiGauge meter;

  /**
   * @param generations all that is known of generations, now
   */
  public ServingGeneration(Supplier<Generations> generations, MeterRegistry registry) {
    this.generations = generations;
    this.meter =
        MultiGauge.builder("voucher.generation.info")
            .description("1, with the name of the generation that serves")
            .register(registry);
  }

  private Optional<String> name() {
    return generations.get().serving().map(Generation::name);
  }

  @Override
  public void contribute(Info.Builder info) {
    name().ifPresent(name -> info.withDetail("generation", Map.of("name", name)));
  }

  /* A meter's tags stay as they are, so a switch is another meter; nobody tells of it. */
  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void show() {
    meter.register(name().stream().map(name -> Row.of(Tags.of("generation", name), 1)).toList());
  }
}
