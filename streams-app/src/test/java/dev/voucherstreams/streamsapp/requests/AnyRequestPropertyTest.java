package dev.voucherstreams.streamsapp.requests;

import static dev.voucherstreams.streamsapp.requests.RequestDriver.NAMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.schemas.json.RequestJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.apache.kafka.streams.test.TestRecord;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client sends: an object gets one result, anything else is one dead letter. */
class AnyRequestPropertyTest {

  private static final JsonMapper JSON = RequestJson.mapper(RequestDriver.MAX_BYTES).build();

  private final RequestDriver resolver = new RequestDriver();

  @AfterProperty
  void close() {
    resolver.close();
  }

  @Property(tries = 300)
  void jsonObject_any_getsOneResult(@ForAll("objects") Map<String, Object> object) {
    // When
    resolver.ask(NAMES.voucherRequestsJson(), bytes(object));

    // Then
    List<TestRecord<byte[], byte[]>> results = resolver.take(NAMES.voucherResultsJson());
    assertThat(results).hasSize(1);
    assertThat(JSON.readTree(results.get(0).value()).get("status").stringValue())
        .isIn("RESOLVED", "NO_SEGMENT", "INVALID");
    assertThat(resolver.take(NAMES.deadLetter(NAMES.voucherRequestsJson()))).isEmpty();
  }

  @Property(tries = 300)
  void json_thatIsNoObject_isOneDeadLetter(@ForAll("noObjects") Object value) {
    // When
    resolver.ask(NAMES.voucherRequestsJson(), bytes(value));

    // Then
    assertThat(resolver.take(NAMES.voucherResultsJson())).isEmpty();
    assertThat(resolver.take(NAMES.deadLetter(NAMES.voucherRequestsJson()))).hasSize(1);
  }

  @Property(tries = 300)
  void bytes_any_getOneResultOrAreOneDeadLetter(@ForAll byte[] bytes) {
    // When
    resolver.ask(NAMES.voucherRequestsJson(), bytes);
    resolver.ask(NAMES.voucherRequests(), bytes);

    // Then
    assertThat(results("voucher-results-json") + deadLetters(NAMES.voucherRequestsJson()))
        .isEqualTo(1);
    assertThat(results("voucher-results") + deadLetters(NAMES.voucherRequests())).isEqualTo(1);
  }

  private int results(String topic) {
    return resolver.take(topic).size();
  }

  private int deadLetters(String topic) {
    return resolver.take(NAMES.deadLetter(topic)).size();
  }

  private static byte[] bytes(Object json) {
    return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<Map<String, Object>> objects() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of(
                "request_id",
                "customer_id",
                "country_code",
                "last_order_ts",
                "first_order_ts",
                "total_orders",
                "segment_name"),
            Arbitraries.strings().ofMaxLength(3));
    return Arbitraries.maps(names, values(2)).ofMaxSize(8);
  }

  @Provide
  Arbitrary<Object> noObjects() {
    Arbitrary<Object> lists = values(1).list().ofMinSize(1).ofMaxSize(3).map(list -> list);
    return Arbitraries.oneOf(leaves(), lists);
  }

  private static Arbitrary<Object> values(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<Object> deeper = values(depth - 1);
    Arbitrary<Object> lists = deeper.list().ofMaxSize(3).map(list -> list);
    Arbitrary<Object> maps =
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), deeper).ofMaxSize(3).map(map -> map);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, leaves()),
        net.jqwik.api.Tuple.of(1, lists),
        net.jqwik.api.Tuple.of(1, maps));
  }

  private static Arbitrary<Object> leaves() {
    Arbitrary<Object> nearlyRight =
        Arbitraries.of(
            "Peru",
            "frequent_segment",
            "recency_segment",
            "2021-10-26 00:00:00",
            "+999999999-12-31T23:59:59.999999999Z",
            14,
            "14");
    Arbitrary<Object> numbers =
        Arbitraries.oneOf(
            Arbitraries.longs().map(number -> number),
            Arbitraries.doubles().map(number -> number),
            Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0),
            Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(0, 2_000))
                .as((number, zeros) -> number.multiply(BigInteger.TEN.pow(zeros))));
    Arbitrary<Object> text = Arbitraries.strings().ofMaxLength(30).map(string -> string);
    Arbitrary<Object> flags = Arbitraries.of(true, false);
    return Arbitraries.oneOf(nearlyRight, numbers, text, flags).injectNull(0.1);
  }
}
