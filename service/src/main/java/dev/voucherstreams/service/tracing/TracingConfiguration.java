package dev.voucherstreams.service.tracing;

import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts what sends traces, if there is somebody to tell; for an application to import. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceProperties.class)
public class TracingConfiguration {

  @Bean
  OpenTelemetry openTelemetry(
      TraceProperties traces, @Value("${spring.application.name}") String service) {
    return traces.start(service);
  }
}
