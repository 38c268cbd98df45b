package dev.voucherstreams.streamsapp.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.voucherstreams.service.tracing.CurrentSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts a span around each request that another processor answers, in the trace that the request's
 * headers name or in a new one. The headers, which the result takes over, name the span from then
 * on, so that what its reader does belongs to it. A request that is tried again has another span.
 *
 * @param topic the one that the requests come from
 */
record TracedProcessor(
    FixedKeyProcessor<byte[], Request, AddressedResult> processor,
    String topic,
    OpenTelemetry telemetry)
    implements FixedKeyProcessor<byte[], Request, AddressedResult> {

  private static final TextMapGetter<Headers> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
          return StreamSupport.stream(headers.spliterator(), false).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
          Header header = headers == null ? null : headers.lastHeader(name);
          return header == null || header.value() == null
              ? null
              : new String(header.value(), UTF_8);
        }
      };

  @Override
  public void init(FixedKeyProcessorContext<byte[], AddressedResult> context) {
    processor.init(context);
  }

  @Override
  public void process(FixedKeyRecord<byte[], Request> record) {
    Span span = start(record);
    try {
      CurrentSpan.run(span, () -> answer(record));
    } catch (RuntimeException e) {
      span.recordException(e).setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  private void answer(FixedKeyRecord<byte[], Request> record) {
    telemetry
        .getPropagators()
        .getTextMapPropagator()
        .inject(Context.current(), record.headers(), TracedProcessor::set);
    processor.process(record);
  }

  private Span start(FixedKeyRecord<byte[], Request> record) {
    Context client =
        telemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), record.headers(), GETTER);
    Span span =
        telemetry
            .getTracer("dev.voucherstreams.streamsapp")
            .spanBuilder("process " + topic)
            .setParent(client)
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.type", "process")
            .setAttribute("messaging.destination.name", topic)
            .startSpan();
    Object id = record.value().fields().get("request_id");
    return id == null ? span : span.setAttribute("voucher.request_id", id.toString());
  }

  private static void set(@Nullable Headers headers, String name, String value) {
    if (headers != null) {
      headers.remove(name).add(name, value.getBytes(UTF_8));
    }
  }

  @Override
  public void close() {
    processor.close();
  }
}
