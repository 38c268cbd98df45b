package dev.voucherstreams.streamsapp.requests;

import static dev.voucherstreams.streamsapp.requests.RequestDriver.NAMES;
import static dev.voucherstreams.streamsapp.requests.RequestDriver.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.voucherstreams.events.RequestError;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.events.VoucherStatus;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RequestTopologyTest {

  private static final String AVRO = NAMES.voucherRequests();
  private static final String JSON = NAMES.voucherRequestsJson();
  private static final String JSON_RESULTS = NAMES.voucherResultsJson();

  private final RequestDriver resolver = new RequestDriver();

  @AfterEach
  void close() {
    resolver.close();
  }

  @Test
  void json_inASegmentWithUses_isResolved() {
    // Given
    resolver.publish("Peru|frequent_segment|13-37", 2640);

    // When
    resolver.ask(JSON, JsonRequest.seed());

    // Then
    assertThat(onlyJson())
        .isEqualTo(
            """
            {"request_id":"r1","customer_id":123,"status":"RESOLVED","voucher":2640,\
            "segment_type":"frequent_segment","segment":"13-37",\
            "resolved_at":"2026-01-01T12:00:00Z"}""");
    assertThat(resolver.counted("json", "resolved")).isEqualTo(1);
    assertThat(resolver.waits("json")).isEqualTo(1);
  }

  @Test
  void json_inASegmentWithoutUses_hasNoVoucher() {
    // Given
    resolver.publish("Peru|frequent_segment|5-13", 2640);

    // When
    resolver.ask(JSON, JsonRequest.seed());

    // Then
    assertThat(onlyJson())
        .isEqualTo(
            """
            {"request_id":"r1","customer_id":123,"status":"NO_SEGMENT","voucher":0,\
            "segment_type":"frequent_segment","segment":"13-37",\
            "resolved_at":"2026-01-01T12:00:00Z"}""");
    assertThat(resolver.counted("json", "no-segment")).isEqualTo(1);
  }

  @Test
  void json_inNoSegment_hasNoVoucher() {
    // When
    resolver.ask(JSON, JsonRequest.withOrders(99));

    // Then
    assertThat(onlyJson())
        .isEqualTo(
            """
            {"request_id":"r1","customer_id":123,"status":"NO_SEGMENT","voucher":0,\
            "segment_type":"frequent_segment","segment":null,\
            "resolved_at":"2026-01-01T12:00:00Z"}""");
  }

  @Test
  void json_invalid_hasTheErrorsOfTheHttpContract() {
    // When
    resolver.ask(
        JSON,
        """
        {"request_id": 7, "customer_id": " 12 ", "country_code": "Bolivia", "last_order_ts": null,
         "first_order_ts": ["soon"], "segment_name": "x", "total_orders": NaN}"""
            .getBytes(UTF_8));

    // Then
    assertThat(onlyJson())
        .isEqualTo(
            """
            {"request_id":"7","customer_id":12,"status":"INVALID","voucher":0,\
            "segment_type":null,"segment":null,"errors":[\
            {"loc":["body","country_code"],\
            "msg":"this API is only concerned with vouchers for Peru, Chile","type":"value_error"},\
            {"loc":["body","last_order_ts"],\
            "msg":"none is not an allowed value","type":"type_error.none.not_allowed"},\
            {"loc":["body","first_order_ts"],\
            "msg":"str type expected","type":"type_error.str"},\
            {"loc":["body","total_orders"],\
            "msg":"value is not a valid integer","type":"type_error.integer"},\
            {"loc":["body","segment_name"],\
            "msg":"segment_name: x not understood -- only 'frequent_segment' and 'recency_segment' \
            allowed","type":"value_error"}],\
            "resolved_at":"2026-01-01T12:00:00Z"}""");
    assertThat(resolver.counted("json", "invalid")).isEqualTo(1);
  }

  @Test
  void json_whoseIdsCannotBeRead_showsNone() {
    // When
    resolver.ask(JSON, "{\"request_id\": [1], \"customer_id\": \"x\"}".getBytes(UTF_8));

    // Then
    assertThat(onlyJson())
        .startsWith("{\"request_id\":null,\"customer_id\":null,\"status\":\"INVALID\"");
  }

  @Test
  void avro_inASegmentWithUses_isResolved() {
    // Given
    resolver.publish("Chile|recency_segment|30-60", 4400);

    // When
    resolver.ask(AVRO, resolver.avro(recent().build()));

    // Then
    assertThat(onlyAvro())
        .isEqualTo(
            VoucherResult.newBuilder()
                .setRequestId("a1")
                .setCustomerId(7L)
                .setStatus(VoucherStatus.RESOLVED)
                .setVoucher(4400)
                .setSegmentType("recency_segment")
                .setSegment("30-60")
                .setErrors(List.of())
                .setResolvedAt(NOW)
                .build());
    assertThat(resolver.counted("avro", "resolved")).isEqualTo(1);
  }

  @Test
  void avro_nullField_isAMissingField() {
    // When
    resolver.ask(AVRO, resolver.avro(recent().setCountryCode(null).setLastOrderTs(null).build()));

    // Then
    VoucherResult result = onlyAvro();
    assertThat(result.getStatus()).isEqualTo(VoucherStatus.INVALID);
    assertThat(result.getCustomerId()).isEqualTo(7);
    assertThat(result.getErrors())
        .extracting(RequestError::getLoc, RequestError::getMsg, RequestError::getType)
        .containsExactly(
            tuple(List.of("body", "country_code"), "field required", "value_error.missing"),
            tuple(List.of("body", "last_order_ts"), "field required", "value_error.missing"));
    assertThat(resolver.counted("avro", "invalid")).isEqualTo(1);
  }

  @Test
  void now_isTheTimeOfTheRecord() {
    // Given
    resolver.publish("Peru|recency_segment|30-60", 100);
    resolver.publish("Peru|recency_segment|60-90", 200);
    byte[] request = JsonRequest.byRecency("2025-11-02T12:00:00Z");

    // When
    resolver.ask(JSON, new TestRecord<>(null, request, Instant.parse("2026-01-01T11:59:59.999Z")));
    resolver.ask(JSON, new TestRecord<>(null, request, Instant.parse("2026-01-01T12:00:00Z")));

    // Then
    List<TestRecord<byte[], byte[]>> results = resolver.take(JSON_RESULTS);
    assertThat(results).extracting(TestRecord::getRecordTime).containsExactly(NOW, NOW);
    assertThat(text(results.get(0))).contains("\"voucher\":100", "2026-01-01T11:59:59.999Z\"}");
    assertThat(text(results.get(1))).contains("\"voucher\":200", "2026-01-01T12:00:00Z\"}");
  }

  @Test
  void result_ofAnOldRequest_hasTheTimeOfTheAnswer() {
    // Given: with the request's own time, retention would delete it within minutes
    byte[] request = JsonRequest.byRecency("2025-11-02T12:00:00Z");

    // When
    resolver.ask(JSON, new TestRecord<>(null, request, NOW.minus(Duration.ofDays(10))));

    // Then
    TestRecord<byte[], byte[]> result = only(resolver.take(JSON_RESULTS));
    assertThat(result.getRecordTime()).isEqualTo(NOW);
    assertThat(text(result)).contains("\"resolved_at\":\"2025-12-22T12:00:00Z\"");
  }

  @ParameterizedTest
  @CsvSource({
    "1767268800,          seconds",
    "0,                   seconds",
    "99999999999,         seconds",
    "1767268800000000,    microseconds",
    "1767268800000000000, microseconds"
  })
  void request_withATimestampInAnotherUnit_isInvalid(long timestamp, String unit) {
    // When
    resolver.ask(JSON, new TestRecord<>(null, JsonRequest.seed(), Instant.ofEpochMilli(timestamp)));

    // Then
    assertThat(text(only(resolver.take(JSON_RESULTS))))
        .contains("\"status\":\"INVALID\"", "\"voucher\":0", "\"loc\":[\"timestamp\"]")
        .contains("has it been written in " + unit + "?");
  }

  @Test
  void table_changed_isWhatTheNextRequestIsAnsweredWith() {
    // Given
    resolver.publish("Peru|frequent_segment|13-37", 100);
    resolver.ask(JSON, JsonRequest.seed());
    resolver.publish("Peru|frequent_segment|13-37", 200);
    resolver.ask(JSON, JsonRequest.seed());
    resolver.publishBytes("Peru|frequent_segment|13-37", null);

    // When
    resolver.ask(JSON, JsonRequest.seed());

    // Then
    assertThat(resolver.take(JSON_RESULTS))
        .extracting(RequestTopologyTest::text)
        .satisfiesExactly(
            first -> assertThat(first).contains("\"voucher\":100"),
            second -> assertThat(second).contains("\"voucher\":200"),
            third -> assertThat(third).contains("\"NO_SEGMENT\",\"voucher\":0"));
  }

  @Test
  void keyAndHeaders_areTheRequests_butForThoseThatDescribeItsValue() {
    // Given
    Headers headers =
        new RecordHeaders()
            .add("kafka_correlationId", new byte[] {0, 1, (byte) 0xff})
            .add(
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".getBytes(UTF_8))
            .add("repeated", "a".getBytes(UTF_8))
            .add("repeated", "b".getBytes(UTF_8))
            .add("empty", null);
    Headers sent = new RecordHeaders(headers);
    sent.add("__TypeId__", "com.example.Request".getBytes(UTF_8));
    sent.add("__value_schema_id", new byte[17]);
    byte[] key = {(byte) 0xfe, 0, 1};

    // When
    resolver.ask(JSON, new TestRecord<>(key, JsonRequest.seed(), sent, NOW));

    // Then
    TestRecord<byte[], byte[]> result = only(resolver.take(JSON_RESULTS));
    assertThat(result.headers()).isEqualTo(headers);
    assertThat(result.key()).isEqualTo(key);
  }

  @Test
  void replyTopic_thatIsAllowed_getsTheResult() {
    // Given
    resolver.publish("Peru|frequent_segment|13-37", 2640);
    Headers headers = new RecordHeaders();
    headers.add("kafka_replyTopic", RequestDriver.REPLIES.getBytes(UTF_8));
    headers.add("kafka_replyPartition", ByteBuffer.allocate(4).putInt(0).array());

    // When
    resolver.ask(JSON, new TestRecord<>(null, JsonRequest.seed(), headers, NOW));
    resolver.ask(AVRO, new TestRecord<>(null, resolver.avro(recent().build()), headers, NOW));

    // Then
    List<TestRecord<byte[], byte[]>> replies = resolver.take(RequestDriver.REPLIES);
    assertThat(replies).hasSize(2);
    assertThat(text(replies.get(0))).contains("\"voucher\":2640");
    assertThat(resolver.result(replies.get(1)).getRequestId()).isEqualTo("a1");
    assertThat(resolver.take(JSON_RESULTS)).isEmpty();
    assertThat(resolver.take(NAMES.voucherResults())).isEmpty();
  }

  @Test
  void replyTopic_thatIsNotAllowed_isPassedOver() {
    // Given
    Headers headers = new RecordHeaders();
    headers.add("kafka_replyTopic", NAMES.orderEvents().getBytes(UTF_8));

    // When
    resolver.ask(JSON, new TestRecord<>(null, JsonRequest.seed(), headers, NOW));

    // Then
    assertThat(only(resolver.take(JSON_RESULTS)).headers()).isEqualTo(headers);
    assertThat(resolver.take(NAMES.orderEvents())).isEmpty();
  }

  @Test
  void results_areInTheOrderOfTheirRequests() {
    // Given
    List<String> asked = IntStream.range(0, 500).mapToObj(i -> "r" + i).toList();

    // When
    for (String id : asked) {
      String request = JsonRequest.SEED.replace("r1", id);
      resolver.ask(JSON, "key" + id.length(), request.getBytes(UTF_8));
    }

    // Then
    List<String> answered =
        resolver.take(JSON_RESULTS).stream().map(RequestTopologyTest::requestId).toList();
    assertThat(answered).isEqualTo(asked);
  }

  @Test
  void sameInput_processedAgain_givesTheSameOutput() {
    try (RequestDriver again = new RequestDriver()) {
      // When
      List<TestRecord<byte[], byte[]>> first = processMany(resolver);
      List<TestRecord<byte[], byte[]>> second = processMany(again);

      // Then
      assertThat(first).hasSize(120);
      assertThat(second).usingRecursiveComparison().isEqualTo(first);
    }
  }

  private static List<TestRecord<byte[], byte[]>> processMany(RequestDriver driver) {
    driver.publish("Peru|recency_segment|30-60", 100);
    driver.publish("Chile|recency_segment|60-90", 200);
    for (int i = 0; i < 40; i++) {
      byte[] key = ("k" + i % 3).getBytes(UTF_8);
      Instant time = NOW.plusSeconds(i * 86_400L).plusMillis(i);
      byte[] json = JsonRequest.byRecency("2025-12-" + (10 + i % 20));
      byte[] avro = driver.avro(recent().setRequestId("a" + i).build());
      driver.ask(JSON, new TestRecord<>(key, json, time));
      driver.ask(AVRO, new TestRecord<>(key, avro, time));
      driver.ask(JSON, new TestRecord<>(key, "no JSON".getBytes(UTF_8), time));
    }
    List<TestRecord<byte[], byte[]>> all = new ArrayList<>(driver.take(JSON_RESULTS));
    all.addAll(driver.take(NAMES.voucherResults()));
    driver.take(NAMES.deadLetter(JSON)).stream()
        .map(letter -> new TestRecord<>(letter.key(), letter.value(), letter.getRecordTime()))
        .forEach(all::add);
    return all;
  }

  @Test
  void requests_beforeTheFirstCountIsComplete_wait() {
    // Given
    resolver.publishPart(false);
    resolver.publish("Peru|frequent_segment|13-37", 2640);

    // Then
    assertThatThrownBy(() -> resolver.ask(JSON, JsonRequest.seed()))
        .rootCause()
        .isInstanceOf(TableNotReadyException.class)
        .hasMessageContaining("the orders are being counted: 60 %, 2 left");
    assertThat(resolver.take(JSON_RESULTS)).isEmpty();
    assertThat(resolver.take(NAMES.deadLetter(JSON))).isEmpty();
  }

  @Test
  void row_thatCannotBeRead_holdsUpRequestsUntilItCan() {
    // Given
    resolver.publishBytes("Peru|frequent_segment|13-37", "garbage".getBytes(UTF_8));

    // Then
    assertThatThrownBy(() -> resolver.ask(JSON, JsonRequest.seed()))
        .hasStackTraceContaining("the row of Peru|frequent_segment|13-37 can't be read");
    assertThat(resolver.take(NAMES.deadLetter(JSON))).isEmpty();
  }

  private static VoucherRequest.Builder recent() {
    return VoucherRequest.newBuilder()
        .setRequestId("a1")
        .setCustomerId(7L)
        .setCountryCode("Chile")
        .setLastOrderTs(Instant.parse("2025-12-01T00:00:00.000001Z"))
        .setFirstOrderTs(Instant.parse("2020-01-01T00:00:00Z"))
        .setTotalOrders(3L)
        .setSegmentName("recency_segment");
  }

  private String onlyJson() {
    TestRecord<byte[], byte[]> result = only(resolver.take(JSON_RESULTS));
    assertThat(result.key()).isEqualTo("key".getBytes(UTF_8));
    assertThat(result.getRecordTime()).isEqualTo(NOW);
    return text(result);
  }

  private VoucherResult onlyAvro() {
    TestRecord<byte[], byte[]> result = only(resolver.take(NAMES.voucherResults()));
    assertThat(result.key()).isEqualTo("key".getBytes(UTF_8));
    assertThat(result.getRecordTime()).isEqualTo(NOW);
    return resolver.result(result);
  }

  private static TestRecord<byte[], byte[]> only(List<TestRecord<byte[], byte[]>> records) {
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private static String requestId(TestRecord<byte[], byte[]> record) {
    return JsonMapper.shared().readTree(record.value()).get("request_id").stringValue();
  }

  private static String text(TestRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }
}
