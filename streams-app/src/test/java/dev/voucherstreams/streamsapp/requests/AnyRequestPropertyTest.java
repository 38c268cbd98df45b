package dev.voucherstreams.streamsapp.requests;

import static dev.voucherstreams.streamsapp.requests.RequestDriver.NAMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.schemas.json.RequestJson;
import dev.voucherstreams.segments.Seeds;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client sends: an object gets one result, anything else is one dead letter. */
class AnyRequestPropertyTest {

  private static final JsonMapper JSON = RequestJson.mapper(RequestDriver.MAX_BYTES).build();

  /* Surefire's reports can't hold every character. */
  private static final JsonMapper ASCII =
      JSON.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /* For all runs, since it takes much longer to start than to answer. */
  @AutoClose private static final RequestDriver RESOLVER = new RequestDriver();

  @Seeds.Runs(30)
  void jsonObject_any_getsOneResult(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      // Given
      Map<String, @Nullable Object> object = object(random);

      // When
      RESOLVER.ask(NAMES.voucherRequestsJson(), bytes(object));

      // Then
      List<TestRecord<byte[], byte[]>> results = RESOLVER.take(NAMES.voucherResultsJson());
      int deadLetters = deadLetters(NAMES.voucherRequestsJson());
      assertThat(results).as("%s", ASCII.writeValueAsString(object)).hasSize(1);
      assertThat(JSON.readTree(results.get(0).value()).get("status").stringValue())
          .isIn("RESOLVED", "NO_SEGMENT", "INVALID");
      assertThat(deadLetters).isZero();
    }
  }

  @Seeds.Runs(30)
  void json_thatIsNoObject_isOneDeadLetter(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      // Given
      Object value = noObject(random);

      // When
      RESOLVER.ask(NAMES.voucherRequestsJson(), bytes(value));

      // Then
      int results = results(NAMES.voucherResultsJson());
      int deadLetters = deadLetters(NAMES.voucherRequestsJson());
      assertThat(results).as("%s", ASCII.writeValueAsString(value)).isZero();
      assertThat(deadLetters).as("%s", ASCII.writeValueAsString(value)).isEqualTo(1);
    }
  }

  @Seeds.Runs(30)
  void bytes_any_getOneResultOrAreOneDeadLetter(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      // Given
      byte[] bytes = Seeds.bytes(random, 255);

      // When
      RESOLVER.ask(NAMES.voucherRequestsJson(), bytes);
      RESOLVER.ask(NAMES.voucherRequests(), bytes);

      // Then
      int ofJson = results("voucher-results-json") + deadLetters(NAMES.voucherRequestsJson());
      int ofAvro = results("voucher-results") + deadLetters(NAMES.voucherRequests());
      assertThat(ofJson).as("%s", bytes).isEqualTo(1);
      assertThat(ofAvro).as("%s", bytes).isEqualTo(1);
    }
  }

  private static int results(String topic) {
    return RESOLVER.take(topic).size();
  }

  private static int deadLetters(String topic) {
    return RESOLVER.take(NAMES.deadLetter(topic)).size();
  }

  private static byte[] bytes(@Nullable Object json) {
    return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> object(Random random) {
    return map(random, 8, AnyRequestPropertyTest::name, 2);
  }

  private static String name(Random random) {
    return random.nextBoolean()
        ? Seeds.oneOf(
            random,
            "request_id",
            "customer_id",
            "country_code",
            "last_order_ts",
            "first_order_ts",
            "total_orders",
            "segment_name")
        : Seeds.text(random, 3);
  }

  /* No empty list: that is as good as an empty object. */
  private static @Nullable Object noObject(Random random) {
    return random.nextBoolean()
        ? leaf(random)
        : Stream.generate(() -> value(random, 1)).limit(random.nextInt(1, 4)).toList();
  }

  private static @Nullable Object value(Random random, int depth) {
    return switch (depth == 0 ? 2 : random.nextInt(6)) {
      case 0 -> Seeds.list(random, 3, any -> value(any, depth - 1));
      case 1 -> map(random, 3, any -> Seeds.text(any, 3), depth - 1);
      default -> leaf(random);
    };
  }

  private static Map<String, @Nullable Object> map(
      Random random, int most, Function<Random, String> name, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    Stream.generate(() -> name.apply(random))
        .distinct()
        .limit(random.nextInt(most + 1))
        .forEach(each -> map.put(each, value(random, depth)));
    return map;
  }

  private static @Nullable Object leaf(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1, 2 -> random.nextBoolean();
      case 3, 4 -> Seeds.text(random, 30);
      case 5, 6 -> nearlyRight(random);
      default -> number(random);
    };
  }

  private static Object nearlyRight(Random random) {
    return Seeds.oneOf(
        random,
        "Peru",
        "frequent_segment",
        "recency_segment",
        "2021-10-26 00:00:00",
        "+999999999-12-31T23:59:59.999999999Z",
        14,
        "14");
  }

  private static Number number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Seeds.number(random);
      case 1 -> Seeds.real(random);
      case 2 -> Seeds.oneOf(random, Double.NaN, Double.NEGATIVE_INFINITY, -0.0);
      default ->
          BigInteger.valueOf(Seeds.number(random))
              .multiply(BigInteger.TEN.pow(Seeds.between(random, 0, 2_000)));
    };
  }
}
