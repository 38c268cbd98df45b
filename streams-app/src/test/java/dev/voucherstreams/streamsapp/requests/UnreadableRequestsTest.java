package dev.voucherstreams.streamsapp.requests;

import static dev.voucherstreams.streamsapp.requests.RequestDriver.NAMES;
import static dev.voucherstreams.streamsapp.requests.RequestDriver.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.avroserde.AvroSerdeConfig;
import dev.voucherstreams.avroserde.SchemaRegistryUnavailableException;
import dev.voucherstreams.events.VoucherRequest;
import dev.voucherstreams.events.VoucherStatus;
import dev.voucherstreams.streamsapp.FailingSerde;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableRequestsTest {

  private static final String AVRO = NAMES.voucherRequests();
  private static final String JSON = NAMES.voucherRequestsJson();

  private final RequestDriver resolver = new RequestDriver();

  @AfterEach
  void close() {
    resolver.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          ``                | not JSON: No content to map due to end-of-input
          xx                | not JSON: Unrecognized token 'xx'
          {"a":             | not JSON: Unexpected end-of-input
          {"a": 1} {"b": 2} | not JSON: Trailing token
          [1]               | JSON, but not an object
          12                | JSON, but not an object
          "text"            | JSON, but not an object
          null              | JSON, but not an object
          """)
  void json_thatIsNoObject_isADeadLetter(String value, String reason) {
    assertThat(reasonOfOnlyDeadLetter(JSON, value.getBytes(UTF_8))).startsWith(reason);
    assertThat(resolver.counted("json", "unreadable")).isEqualTo(1);
  }

  @Test
  void json_withoutAValue_isADeadLetter() {
    assertThat(reasonOfOnlyDeadLetter(JSON, null))
        .isEqualTo("a request needs a value, but this record has none");
  }

  @Test
  void json_longerThanARequestMayBe_isADeadLetter() {
    // Given
    byte[] longest = Arrays.copyOf(JsonRequest.seed(), RequestDriver.MAX_BYTES - "key".length());
    Arrays.fill(longest, JsonRequest.seed().length, longest.length, (byte) ' ');
    byte[] tooLong = Arrays.copyOf(longest, longest.length + 1);
    tooLong[longest.length] = ' ';

    // When
    resolver.ask(JSON, longest);

    // Then
    assertThat(resolver.take(NAMES.voucherResultsJson())).hasSize(1);
    assertThat(reasonOfOnlyDeadLetter(JSON, tooLong))
        .isEqualTo(
            "a request has at most 65536 bytes with its key and headers (voucher.requests.max-bytes), this one has 65557");
  }

  @Test
  void request_withMoreInKeyAndHeadersThanItMayHave_isADeadLetter() {
    // Given
    Headers headers = new RecordHeaders().add("trace", new byte[RequestDriver.MAX_BYTES]);

    // When
    resolver.ask(JSON, new TestRecord<>(null, JsonRequest.seed(), headers, NOW));
    resolver.ask(
        JSON, new TestRecord<>(new byte[RequestDriver.MAX_BYTES], JsonRequest.seed(), NOW));

    // Then
    assertThat(resolver.take(NAMES.deadLetter(JSON)))
        .hasSize(2)
        .allSatisfy(letter -> assertThat(letter.value()).isEqualTo(JsonRequest.seed()))
        .allSatisfy(letter -> assertThat(header(letter, "message")).contains("key and headers"));
    assertThat(resolver.take(NAMES.voucherResultsJson())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 1})
  void json_behindASchemaId_isADeadLetterThatSaysWhatToDo(byte magic) {
    byte[] prefixed = new byte[5 + JsonRequest.seed().length];
    prefixed[0] = magic;
    System.arraycopy(JsonRequest.seed(), 0, prefixed, 5, JsonRequest.seed().length);

    assertThat(reasonOfOnlyDeadLetter(JSON, prefixed))
        .isEqualTo(
            "not JSON: it begins with a schema id; send JSON without it, or Avro to voucher-requests");
  }

  @Test
  void request_thatHasEndedTheClientThreeTimes_isADeadLetter() {
    PoisonRecords poison = new PoisonRecords();
    for (int times = 0; times < 3; times++) {
      try (RequestDriver ended = new RequestDriver(FailingSerde.class.getName(), poison)) {
        // When
        assertThatThrownBy(() -> ended.ask(AVRO, FailingSerde.poison()))
            .hasStackTraceContaining("NoClassDefFoundError");
        assertThat(ended.take(NAMES.deadLetter(AVRO))).isEmpty();
      }
    }

    // Then
    try (RequestDriver successor = new RequestDriver(FailingSerde.class.getName(), poison)) {
      successor.ask(AVRO, FailingSerde.poison());
      successor.ask(AVRO, successor.avro(new VoucherRequest()));
      assertThat(successor.take(NAMES.deadLetter(AVRO)))
          .singleElement()
          .extracting(letter -> header(letter, "message"))
          .asString()
          .startsWith("poison: it ended the client 3 times, at last by java.lang.NoClassDefFound");
      assertThat(successor.take(NAMES.voucherResults())).hasSize(1);
      assertThat(successor.counted("avro", "poison")).isEqualTo(1);
    }
  }

  @Test
  void json_nestedWithoutEnd_isADeadLetter() {
    byte[] nested = ("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}").getBytes(UTF_8);

    assertThat(reasonOfOnlyDeadLetter(JSON, nested)).contains("nesting depth");
  }

  @Test
  void avro_withoutAValue_isADeadLetter() {
    assertThat(reasonOfOnlyDeadLetter(AVRO, null))
        .isEqualTo("a request needs a value, but this record has none");
    assertThat(resolver.counted("avro", "unreadable")).isEqualTo(1);
  }

  @Test
  void avro_withAnotherMagicByte_isADeadLetter() {
    assertThat(reasonOfOnlyDeadLetter(AVRO, JsonRequest.seed()))
        .contains("begins with 0x7b instead of 0x00");
  }

  @Test
  void avro_withAnUnknownSchemaId_isADeadLetter() {
    assertThat(reasonOfOnlyDeadLetter(AVRO, new byte[] {0, 0, 0, 3, 9, 1, 2})).contains("404");
  }

  @Test
  void avro_cutShort_isADeadLetter() {
    byte[] whole = resolver.avro(VoucherRequest.newBuilder().setRequestId("long enough").build());

    assertThat(reasonOfOnlyDeadLetter(AVRO, Arrays.copyOf(whole, 10))).contains("can't read");
  }

  @Test
  void avro_ofAnotherRecordType_isReadByTheNamesOfItsFields() {
    // When
    resolver.ask(AVRO, resolver.otherAvro());

    // Then
    List<TestRecord<byte[], byte[]>> results = resolver.take(NAMES.voucherResults());
    assertThat(results).hasSize(1);
    assertThat(resolver.result(results.get(0)).getStatus()).isEqualTo(VoucherStatus.INVALID);
    assertThat(resolver.take(NAMES.deadLetter(AVRO))).isEmpty();
  }

  @Test
  void request_afterADeadLetter_isAnswered() {
    // Given
    resolver.ask(JSON, "xx".getBytes(UTF_8));

    // When
    resolver.ask(JSON, JsonRequest.seed());

    // Then
    assertThat(resolver.take(NAMES.voucherResultsJson())).hasSize(1);
  }

  @Test
  void registry_thatIsAway_makesNoRequestUnreadable() {
    Map<String, Object> nowhere =
        Map.of(
            AvroSerdeConfig.SCHEMA_REGISTRY_URL,
            "http://localhost:1",
            AvroSerdeConfig.MAX_WAIT_MS,
            0L);
    try (RequestDriver cutOff = new RequestDriver(nowhere)) {
      // When
      byte[] request = resolver.avro(new VoucherRequest());
      assertThatThrownBy(() -> cutOff.ask(AVRO, request))
          .cause()
          .isInstanceOf(SchemaRegistryUnavailableException.class);

      // Then
      assertThat(cutOff.take(NAMES.deadLetter(AVRO))).isEmpty();
      assertThat(cutOff.counted("avro", "unreadable")).isZero();
    }
  }

  /**
   * Sends it with a key and a header; it must come out as it is, with the reason, and only there.
   */
  private String reasonOfOnlyDeadLetter(String topic, byte[] value) {
    Headers headers = new RecordHeaders().add("kafka_correlationId", new byte[] {1, 2});
    byte[] key = {0, (byte) 0xff};
    resolver.ask(topic, new TestRecord<>(key, value, headers, NOW));
    List<TestRecord<byte[], byte[]>> letters = resolver.take(NAMES.deadLetter(topic));
    assertThat(letters).hasSize(1);
    TestRecord<byte[], byte[]> letter = letters.get(0);
    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(value);
    assertThat(letter.headers().lastHeader("kafka_correlationId").value()).containsExactly(1, 2);
    assertThat(header(letter, "topic")).isEqualTo(topic);
    assertThat(header(letter, "partition")).isEqualTo("0");
    assertThat(header(letter, "exception")).endsWith("SerializationException");
    String results = topic.equals(JSON) ? NAMES.voucherResultsJson() : NAMES.voucherResults();
    assertThat(resolver.take(results)).isEmpty();
    return header(letter, "message");
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader("__streams.errors." + name).value(), UTF_8);
  }
}
