package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client sends, the answer is one that the contract has: never a 5xx. */
class AnyRequestPropertyTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> FIELDS =
      List.of(
          "customer_id",
          "country_code",
          "last_order_ts",
          "first_order_ts",
          "total_orders",
          "segment_name");

  private final GatewayClient gateway =
      new GatewayClient(new FakeSegmentTable().with(Rows.row(Rows.MANY_ORDERS, 2640)));

  private static void assertInContract(HttpResponse<String> answer, Integer... statuses) {
    assertThat(answer.statusCode()).as(answer.body()).isIn((Object[]) statuses);
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
    assertThat(answer.headers().allValues("X-Request-Id")).hasSize(1);
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.propertyNames())
        .containsExactly(answer.statusCode() == 200 ? "voucher" : "detail");
  }

  @Property(tries = 500)
  void body_whateverItHolds_isAnsweredByTheContract(@ForAll("bodies") byte[] body) {
    assertInContract(gateway.ask(body, "application/json"), 200, 413, 422);
  }

  @Property(tries = 500)
  void field_whateverItHolds_isAnsweredByTheContract(@ForAll("objects") String body) {
    assertInContract(gateway.ask(body), 200, 422);
  }

  @Property(tries = 100)
  void mediaType_whateverItIs_isAnsweredByTheContract(@ForAll("mediaTypes") String type) {
    assertInContract(gateway.ask(GOOD.getBytes(UTF_8), type), 200, 415);
  }

  @Property(tries = 200)
  void methodAndPath_whateverTheyAre_areAnsweredByTheContract(
      @ForAll("methods") String method, @ForAll("paths") String path) {
    HttpResponse<String> answer = gateway.send(method, path);

    assertThat(answer.statusCode()).as(method + " " + path).isIn(200, 307, 404, 405, 415, 422);
    if (answer.statusCode() == 405) {
      assertThat(answer.headers().allValues("Allow")).hasSize(1);
    }
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<byte[]> whole = Arbitraries.just(GOOD.getBytes(UTF_8));
    return Arbitraries.oneOf(
        truncated(whole),
        flipped(whole),
        encoded(),
        truncated(encoded()),
        nested(),
        huge(),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
  }

  private static Arbitrary<byte[]> truncated(Arbitrary<byte[]> bodies) {
    return Combinators.combine(bodies, Arbitraries.integers().between(0, 800))
        .as((body, length) -> Arrays.copyOf(body, Math.min(length, body.length)));
  }

  private static Arbitrary<byte[]> flipped(Arbitrary<byte[]> bodies) {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, GOOD.length() - 1);
    return Combinators.combine(bodies, places, Arbitraries.bytes())
        .as(
            (body, place, value) -> {
              byte[] copy = body.clone();
              copy[place] = value;
              return copy;
            });
  }

  private static Arbitrary<byte[]> encoded() {
    Arbitrary<Charset> charsets =
        Arbitraries.of(
            UTF_8,
            UTF_16,
            UTF_16LE,
            UTF_16BE,
            ISO_8859_1,
            Charset.forName("UTF-32"),
            Charset.forName("UTF-32LE"));
    Arbitrary<String> marks = Arbitraries.of("", "\ufeff", "\ufffe");
    Arbitrary<String> names = Arbitraries.of("frequent_segment", "ñ", "\u0000", "\ud83d\ude00");
    return Combinators.combine(charsets, marks, names)
        .as(
            (charset, mark, name) ->
                (mark + GOOD.replace("frequent_segment", name)).getBytes(charset));
  }

  private static Arbitrary<byte[]> nested() {
    Arbitrary<String> openings = Arbitraries.of("[", "{\"a\":", "[[{\"customer_id\":");
    return Combinators.combine(openings, Arbitraries.integers().between(1, 5_000))
        .as((opening, depth) -> opening.repeat(depth).getBytes(UTF_8));
  }

  private static Arbitrary<byte[]> huge() {
    Arbitrary<String> fillings = Arbitraries.of(" ", "9", "x", "\\ud800", "[],", "\"a\":1,");
    return Combinators.combine(fillings, Arbitraries.integers().between(1, 70_000))
        .as(
            (filling, count) ->
                ("{\"customer_id\": " + filling.repeat(count / filling.length()) + "}")
                    .getBytes(UTF_8));
  }

  /* The fields in any order, some missing, some twice, each with any value. */
  @Provide
  Arbitrary<String> objects() {
    Arbitrary<String> member =
        Combinators.combine(Arbitraries.of(FIELDS), values())
            .as((field, value) -> "\"" + field + "\": " + value);
    return member
        .list()
        .ofMaxSize(9)
        .map(members -> members.stream().collect(Collectors.joining(", ", "{", "}")));
  }

  private static Arbitrary<String> values() {
    Arbitrary<String> fixed =
        Arbitraries.of(
            "null",
            "true",
            "NaN",
            "Infinity",
            "-0",
            "-0.0",
            "1e400",
            "-1e-400",
            "1E999999999",
            "9223372036854775807",
            "9223372036854775808",
            "9".repeat(5_000),
            "0." + "1".repeat(5_000),
            "\"\"",
            "\" 14 \"",
            "\"1_4\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"Peru\"",
            "\"frequent_segment\"",
            "\"recency_segment\"",
            "\"2021-10-26 00:00:00\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01 00:00:00\"",
            "\"0000-01-01 00:00:00\"",
            "\"2021-10-26T00:00:00+18:00\"",
            "[]",
            "{}",
            "[[{}]]",
            "{\"a\": NaN}");
    Arbitrary<String> texts =
        Arbitraries.strings().all().ofMaxLength(20).map(JSON::writeValueAsString);
    Arbitrary<String> numbers = Arbitraries.doubles().map(String::valueOf);
    return Arbitraries.oneOf(fixed, texts, numbers);
  }

  @Provide
  Arbitrary<String> mediaTypes() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "application/json",
            "APPLICATION/JSON",
            "application/json; charset=\"",
            "a/b; c=d",
            "text/plain",
            "multipart/form-data",
            "*/*",
            "application/*",
            "application/*+json",
            ";",
            "application/json, text/plain",
            "application/json;q=x",
            "application/json;;"),
        Arbitraries.strings().ascii().ofMaxLength(40).map(AnyRequestPropertyTest::printable));
  }

  private static String printable(String text) {
    return text.chars()
        .filter(character -> character >= ' ' && character < 0x7f)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.oneOf(
        Arbitraries.of("GET", "POST", "PUT", "HEAD", "OPTIONS", "TRACE", "DELETE", "PATCH", "get"),
        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> known =
        Arbitraries.of("/healthz", "/api/v1/voucher", "/api/v1/segments", "/actuator/health", "/");
    Arbitrary<String> endings =
        Arbitraries.of("", "/", "?a=b", ";a=b", "/..", "/%2e%2e/", "%00", "%2F", "//", "%C3%28");
    Arbitrary<String> unknown =
        Arbitraries.strings().alpha().numeric().withChars("/.-_~").ofMaxLength(60).map("/"::concat);
    return Arbitraries.oneOf(
        Combinators.combine(known, endings).as(String::concat), unknown, endings.map("/"::concat));
  }
}
