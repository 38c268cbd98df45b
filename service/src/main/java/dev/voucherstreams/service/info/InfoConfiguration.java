package dev.voucherstreams.service.info;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Shows what runs; for an application to import. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class InfoConfiguration {

  /* Only Maven writes what was built: an IDE that compiles by itself has none. */
  @Bean
  MeterBinder buildMeter(ObjectProvider<BuildProperties> build) {
    return registry ->
        build.ifAvailable(
            built ->
                Gauge.builder("voucher.build.info", () -> 1)
                    .description("1, with the version that runs")
                    .tag("version", String.valueOf(built.getVersion()))
                    .register(registry));
  }
}
