package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Seeds;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a client sends, the answer is one that the contract has: never a 5xx. */
class AnyRequestPropertyTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LETTERS = Seeds.characters('a', 'z') + Seeds.characters('A', 'Z');
  private static final String PRINTABLE = Seeds.characters(' ', '~');

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

  @Seeds.Runs(50)
  void body_whateverItHolds_isAnsweredByTheContract(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      assertInContract(gateway.ask(body(random), "application/json"), 200, 413, 422);
    }
  }

  @Seeds.Runs(50)
  void field_whateverItHolds_isAnsweredByTheContract(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      assertInContract(gateway.ask(object(random)), 200, 422);
    }
  }

  @Seeds.Runs(10)
  void mediaType_whateverItIs_isAnsweredByTheContract(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      assertInContract(gateway.ask(GOOD.getBytes(UTF_8), mediaType(random)), 200, 415);
    }
  }

  @Seeds.Runs(20)
  void methodAndPath_whateverTheyAre_areAnsweredByTheContract(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      String method = method(random);
      String path = path(random);

      HttpResponse<String> answer = gateway.send(method, path);

      assertThat(answer.statusCode()).as(method + " " + path).isIn(200, 307, 404, 405, 415, 422);
      if (answer.statusCode() == 405) {
        assertThat(answer.headers().allValues("Allow")).hasSize(1);
      }
    }
  }

  private static byte[] body(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> truncated(random, GOOD.getBytes(UTF_8));
      case 1 -> flipped(random);
      case 2 -> encoded(random);
      case 3 -> truncated(random, encoded(random));
      case 4 -> nested(random);
      case 5 -> huge(random);
      default -> Seeds.bytes(random, 300);
    };
  }

  private static byte[] truncated(Random random, byte[] body) {
    return Arrays.copyOf(body, Seeds.between(random, 0, body.length));
  }

  private static byte[] flipped(Random random) {
    byte[] body = GOOD.getBytes(UTF_8);
    body[Seeds.between(random, 0, body.length - 1)] = (byte) Seeds.number(random);
    return body;
  }

  private static byte[] encoded(Random random) {
    Charset charset =
        Seeds.oneOf(
            random,
            UTF_8,
            UTF_16,
            UTF_16LE,
            UTF_16BE,
            ISO_8859_1,
            Charset.forName("UTF-32"),
            Charset.forName("UTF-32LE"));
    String mark = Seeds.oneOf(random, "", "\ufeff", "\ufffe");
    String name = Seeds.oneOf(random, "frequent_segment", "ñ", "\u0000", "\ud83d\ude00");
    return (mark + GOOD.replace("frequent_segment", name)).getBytes(charset);
  }

  private static byte[] nested(Random random) {
    String opening = Seeds.oneOf(random, "[", "{\"a\":", "[[{\"customer_id\":");
    return opening.repeat(Seeds.between(random, 1, 5_000)).getBytes(UTF_8);
  }

  private static byte[] huge(Random random) {
    String filling = Seeds.oneOf(random, " ", "9", "x", "\\ud800", "[],", "\"a\":1,");
    int count = Seeds.between(random, 1, 70_000) / filling.length();
    return ("{\"customer_id\": " + filling.repeat(count) + "}").getBytes(UTF_8);
  }

  /* The fields in any order, some missing, some twice, each with any value. */
  private static String object(Random random) {
    return "{" + String.join(", ", Seeds.list(random, 9, AnyRequestPropertyTest::member)) + "}";
  }

  private static String member(Random random) {
    String field =
        Seeds.oneOf(
            random,
            "customer_id",
            "country_code",
            "last_order_ts",
            "first_order_ts",
            "total_orders",
            "segment_name");
    return "\"" + field + "\": " + value(random);
  }

  private static String value(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> oddValue(random);
      case 1 -> JSON.writeValueAsString(Seeds.text(random, 20));
      default -> String.valueOf(Seeds.real(random));
    };
  }

  private static String oddValue(Random random) {
    return Seeds.oneOf(
        random,
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
  }

  private static String mediaType(Random random) {
    return random.nextBoolean() ? knownMediaType(random) : Seeds.text(random, 40, PRINTABLE);
  }

  private static String knownMediaType(Random random) {
    return Seeds.oneOf(
        random,
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
        "application/json;;");
  }

  private static String method(Random random) {
    return random.nextBoolean()
        ? Seeds.oneOf(
            random, "GET", "POST", "PUT", "HEAD", "OPTIONS", "TRACE", "DELETE", "PATCH", "get")
        : LETTERS.charAt(random.nextInt(LETTERS.length())) + Seeds.text(random, 19, LETTERS);
  }

  private static String path(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> knownPath(random) + pathEnd(random);
      case 1 -> "/" + Seeds.text(random, 60, LETTERS + "0123456789/.-_~");
      default -> "/" + pathEnd(random);
    };
  }

  private static String knownPath(Random random) {
    return Seeds.oneOf(
        random, "/healthz", "/api/v1/voucher", "/api/v1/segments", "/actuator/health", "/");
  }

  private static String pathEnd(Random random) {
    return Seeds.oneOf(
        random, "", "/", "?a=b", ";a=b", "/..", "/%2e%2e/", "%00", "%2F", "//", "%C3%28");
  }
}
