/**
 * Traces by OpenTelemetry, the same in every application: {@link TracingConfiguration} sends them
 * if an endpoint is configured. What a span is put around is the applications' own business.
 */
@org.jspecify.annotations.NullMarked
package dev.voucherstreams.service.tracing;
