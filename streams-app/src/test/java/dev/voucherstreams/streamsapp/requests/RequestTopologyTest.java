package dev.voucherstreams.streamsapp.requests;

import static dev.voucherstreams.streamsapp.requests.RequestDriver.NAMES;
import static dev.voucherstreams.streamsapp.requests.RequestDriver.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestTopologyTest {

  private static final String REQUEST =
      """
      {"request_id": "r1", "customer_id": 123, "country_code": "Peru",
       "last_order_ts": "2021-10-26 00:00:00", "first_order_ts": "2021-10-26 00:00:00",
       "total_orders": 14, "segment_name": "frequent_segment"}
      """;

  private final RequestDriver resolver = new RequestDriver();

  @AfterEach
  void close() {
    resolver.close();
  }

  @Test
  void jsonRequest_inASegmentWithUses_isResolved() {
    // Given
    resolver.publish("Peru|frequent_segment|13-37", 2640);

    // When
    resolver.ask(NAMES.voucherRequestsJson(), "r1", REQUEST.getBytes(UTF_8));

    // Then
    List<TestRecord<byte[], byte[]>> results = resolver.take(NAMES.voucherResultsJson());
    assertThat(results).hasSize(1);
    assertThat(new String(results.get(0).value(), UTF_8))
        .isEqualTo(
            "{\"request_id\":\"r1\",\"customer_id\":123,\"status\":\"RESOLVED\",\"voucher\":2640,"
                + "\"segment_type\":\"frequent_segment\",\"segment\":\"13-37\","
                + "\"resolved_at\":\"2026-01-01T12:00:00Z\"}");
    assertThat(results.get(0).key()).isEqualTo("r1".getBytes(UTF_8));
    assertThat(results.get(0).getRecordTime()).isEqualTo(NOW);
  }
}
