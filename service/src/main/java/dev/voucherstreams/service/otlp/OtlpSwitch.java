package dev.voucherstreams.service.otlp;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns off what is sent nowhere. Left alone, Spring Boot sends metrics to a collector on this host
 * every minute, and has a thread for logs that nobody takes.
 */
final class OtlpSwitch implements EnvironmentPostProcessor {

  static final String METRICS = "management.otlp.metrics.export.url";
  static final String LOGS = "management.opentelemetry.logging.export.otlp.endpoint";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> off = new HashMap<>();
    if (!environment.containsProperty(METRICS)) {
      off.put("management.otlp.metrics.export.enabled", false);
    }
    if (!environment.containsProperty(LOGS)) {
      off.put("management.opentelemetry.enabled", false);
    }
    environment.getPropertySources().addLast(new MapPropertySource("OTLP that is off", off));
  }
}
