/**
 * Metrics and logs by OTLP, as Spring Boot sends them, if the settings say where to. Traces are in
 * {@link dev.voucherstreams.service.tracing}.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.service.otlp;
