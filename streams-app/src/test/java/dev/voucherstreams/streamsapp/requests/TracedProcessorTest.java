package dev.voucherstreams.streamsapp.requests;

import static dev.voucherstreams.streamsapp.requests.RequestDriver.NAMES;
import static dev.voucherstreams.streamsapp.requests.RequestDriver.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spans of requests on topics. */
class TracedProcessorTest {

  private static final String JSON = NAMES.voucherRequestsJson();
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private final RequestDriver resolver = new RequestDriver(TELEMETRY.getOpenTelemetry());

  @AfterEach
  void close() {
    resolver.close();
  }

  @Test
  void request_ofATrace_isASpanOfIt_thatItsResultNames() {
    // When
    ask("00-" + TRACE + "-" + PARENT + "-01");

    // Then
    SpanData span = onlySpan();
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(PARENT);
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getName()).isEqualTo("process " + JSON);
    assertThat(span.getAttributes().get(AttributeKey.stringKey("voucher.request_id")))
        .isEqualTo("r1");
    assertThat(traceparents(resolver.take(NAMES.voucherResultsJson())))
        .containsExactly("00-" + TRACE + "-" + span.getSpanId() + "-01");
  }

  @Test
  void request_withoutATrace_beginsOne() {
    ask(null);

    assertThat(onlySpan().getParentSpanContext().isValid()).isFalse();
    assertThat(traceparents(resolver.take(NAMES.voucherResultsJson())))
        .singleElement()
        .asString()
        .startsWith("00-" + onlySpan().getTraceId() + "-" + onlySpan().getSpanId());
  }

  @Test
  void traceparent_thatIsNone_doesNotHurt() {
    ask("rubbish");

    assertThat(onlySpan().getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void request_thatCannotBeAnswered_isASpanWithTheError() {
    resolver.publishBytes("Peru|frequent_segment|13-37", "rubbish".getBytes(UTF_8));

    assertThatThrownBy(() -> ask("00-" + TRACE + "-" + PARENT + "-01")).isNotNull();

    assertThat(onlySpan().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  private void ask(String traceparent) {
    Headers headers = new RecordHeaders();
    if (traceparent != null) {
      headers.add("traceparent", traceparent.getBytes(UTF_8));
    }
    resolver.ask(JSON, new TestRecord<>(null, JsonRequest.seed(), headers, NOW));
  }

  private static SpanData onlySpan() {
    assertThat(TELEMETRY.getSpans()).hasSize(1);
    return TELEMETRY.getSpans().get(0);
  }

  private static List<String> traceparents(List<TestRecord<byte[], byte[]>> results) {
    return results.stream()
        .map(result -> new String(result.headers().lastHeader("traceparent").value(), UTF_8))
        .toList();
  }
}
