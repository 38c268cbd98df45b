package dev.voucherstreams.service.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

/** Makes a span the one that this thread works for. */
public final class CurrentSpan {

  private CurrentSpan() {}

  /** Takes a step of the span's way. What is logged meanwhile has the ids of trace and span. */
  @SuppressWarnings("try") // what is closed afterwards isn't used before
  public static void run(Span span, Runnable step) {
    try (Scope current = span.makeCurrent();
        MDC.MDCCloseable trace = MDC.putCloseable("trace_id", span.getSpanContext().getTraceId());
        MDC.MDCCloseable id = MDC.putCloseable("span_id", span.getSpanContext().getSpanId())) {
      step.run();
    }
  }
}
