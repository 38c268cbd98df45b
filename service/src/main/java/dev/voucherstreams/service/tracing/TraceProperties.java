package dev.voucherstreams.service.tracing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether and where traces are sent. The SDK's own variables, {@code OTEL_*}, have a say, too.
 *
 * @param endpoint the collector's URL, with or without OTLP's path for traces; empty for no traces
 * @param sampling which part of the traces that begin here is sent, from 0 to 1
 */
@ConfigurationProperties("voucher.traces")
public record TraceProperties(String endpoint, double sampling) {

  public TraceProperties {
    if (!endpoint.isEmpty() && !endpoint.matches("https?://.+")) {
      throw new IllegalArgumentException(
          "voucher.traces.endpoint has to be a URL, e.g. http://localhost:4318, but is "
              + endpoint);
    }
    if (!(sampling >= 0 && sampling <= 1)) {
      throw new IllegalArgumentException(
          "voucher.traces.sampling has to be from 0 to 1, but is " + sampling);
    }
  }

  /* As Spring Boot's key has it, with its path, and the SDK's without. */
  private String collector() {
    return endpoint.replaceFirst("/v1/traces/?$", "");
  }

  /** Whether they are sent anywhere. */
  public boolean isOn() {
    return !endpoint.isEmpty();
  }

  /** Starts what sends traces, under this name; nothing if they are off. */
  OpenTelemetry start(String service) {
    return isOn()
        ? AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> defaults(service))
            .build()
            .getOpenTelemetrySdk()
        : OpenTelemetry.noop();
  }

  private Map<String, String> defaults(String service) {
    return Map.of(
        "otel.service.name", service,
        "otel.exporter.otlp.endpoint", collector(),
        "otel.exporter.otlp.protocol", "http/protobuf",
        "otel.traces.sampler", "parentbased_traceidratio",
        "otel.traces.sampler.arg", Double.toString(sampling),
        "otel.metrics.exporter", "none",
        "otel.logs.exporter", "none");
  }
}
