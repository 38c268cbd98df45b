package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.gateway.http.python.PythonDifference;
import dev.voucherstreams.gateway.http.python.PythonDifference.Actual;
import dev.voucherstreams.gateway.http.python.PythonDifference.Sent;
import dev.voucherstreams.gateway.http.python.PythonService;
import dev.voucherstreams.gateway.http.python.PythonService.Answer;
import dev.voucherstreams.segments.Seeds;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the gateway to the Python service: the same requests, the same answers, but for the
 * differences that docs/http.md lists.
 */
class PythonServiceTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| [^|]+ \\|$");
  private static final String CHARACTERS = Seeds.characters(' ', 'ÿ') + "'\"\\\t\n_+-0123456789";
  private static final List<SegmentKey> SEGMENTS = Rows.RULES.keys(Set.of("Peru"));
  private static final FakeSegmentTable TABLE = table();
  private static final PythonService PYTHON =
      new PythonService(PythonServiceTest::voucher, Instant.parse(RunningGateway.NOW));

  private final GatewayClient gateway = new GatewayClient(TABLE);

  private static FakeSegmentTable table() {
    FakeSegmentTable table = new FakeSegmentTable();
    SEGMENTS.forEach(segment -> table.with(Rows.row(segment, voucher(segment.segment()))));
    return table;
  }

  /* Another one for each segment. */
  private static long voucher(String label) {
    return 1_000L + SEGMENTS.stream().map(SegmentKey::segment).toList().indexOf(label);
  }

  private Actual ask(Sent sent) throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      String type = sent.type() == null ? "" : "Content-Type: " + sent.type() + "\r\n";
      return Actual.of(
          client
              .send(
                  sent.method()
                      + " "
                      + sent.target()
                      + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                      + type
                      + "Content-Length: "
                      + sent.body().length()
                      + "\r\n\r\n"
                      + sent.body())
              .readToEnd());
    }
  }

  private static Answer expected(Sent sent) {
    return PYTHON.answer(
        sent.method(), sent.target(), sent.type(), sent.body().getBytes(ISO_8859_1));
  }

  @Seeds.Runs(150)
  void answer_toAnyRequest_isThatOfThePythonServiceOrInTheListOfDifferences(long seed)
      throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < Seeds.TRIES; i++) {
      Sent sent = request(random);
      Answer expected = expected(sent);
      Actual actual = ask(sent);

      if (!actual.isSame(expected)) {
        assertThat(PythonDifference.explaining(sent, expected, actual))
            .as("%s%nPython: %s%nhere: %s", sent, expected, actual)
            .isNotEmpty();
      }
    }
  }

  static Stream<Arguments> examples() {
    return Stream.of(PythonDifference.values())
        .flatMap(each -> each.examples().stream().map(sent -> Arguments.of(each, sent)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void difference_ofTheList_isOne(PythonDifference difference, Sent sent) throws IOException {
    Answer expected = expected(sent);
    Actual actual = ask(sent);

    assertThat(actual.isSame(expected) && !difference.isOfHeaders()).isFalse();
    assertThat(PythonDifference.explaining(sent, expected, actual))
        .as("%s%nPython: %s%nhere: %s", sent, expected, actual)
        .contains(difference);
  }

  @Test
  void document_listsTheDifferencesAndNoOthers() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "http.md"));
    String section = document.substring(document.indexOf("## Where we differ"));

    assertThat(ROW.matcher(section).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of(PythonDifference.values()).map(PythonDifference::row),
                    Stream.of("an order counts"))
                .toList());
  }

  private static Sent request(Random random) {
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> new Sent("POST", "/api/v1/voucher", type(random), GOOD);
      case 3, 4, 5, 6, 7 -> pathRequest(random);
      default -> posted(body(random));
    };
  }

  private static Sent posted(String text) {
    return PythonDifference.posted(new String(text.getBytes(UTF_8), ISO_8859_1));
  }

  private static String body(Random random) {
    return switch (random.nextInt(13)) {
      case 0 -> broken(random);
      case 1 -> Seeds.list(random, 3, PythonServiceTest::value).toString();
      case 2 -> value(random);
      default -> object(random);
    };
  }

  /* Mostly whole and right, so that what is wrong is seen alone. */
  private static String object(Random random) {
    return Stream.of(
            field(random, "customer_id", "123", PythonServiceTest::value),
            field(random, "country_code", "\"Peru\"", PythonServiceTest::value),
            field(random, "last_order_ts", "\"2021-10-26 00:00:00\"", PythonServiceTest::time),
            field(random, "first_order_ts", "\"2021-10-26 00:00:00\"", PythonServiceTest::time),
            field(random, "total_orders", "14", PythonServiceTest::orders),
            field(random, "segment_name", "\"frequent_segment\"", PythonServiceTest::name),
            field(random, "further", "1", PythonServiceTest::value))
        .filter(field -> !field.isEmpty())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String field(
      Random random, String name, String right, Function<Random, String> other) {
    return switch (random.nextInt(19)) {
      case 0 -> "";
      case 1, 2, 3, 4, 5, 6 -> "\"" + name + "\": " + other.apply(random);
      default -> "\"" + name + "\": " + right;
    };
  }

  private static String orders(Random random) {
    return random.nextBoolean() ? String.valueOf(random.nextInt(-3, 41)) : value(random);
  }

  private static String name(Random random) {
    return random.nextInt(3) == 0 ? value(random) : "\"recency_segment\"";
  }

  private static String time(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> nearTime(random);
      case 1 -> oddTime(random);
      default -> value(random);
    };
  }

  private static String nearTime(Random random) {
    Instant time = Instant.parse(RunningGateway.NOW).plus(random.nextInt(-300, 11), DAYS);
    return "\"" + time.toString().replace("T", " ").replace("Z", "") + "\"";
  }

  private static String oddTime(Random random) {
    return Seeds.oneOf(
        random,
        "\"\"",
        "\"n/a\"",
        "\"2021-10-26\"",
        "\"2021-1-5 1:2:3\"",
        "\"2021-10-26   09:41:50\"",
        "\"2021-10-26\\t09:41:50\"",
        "\"2021-10- 5 09:41:50\"",
        "\"2021-10-26T00:00:00Z\"",
        "\"2021-10-26 00:00:60\"",
        "\"2021-02-30 00:00:00\"",
        "\"0000-01-01 00:00:00\"",
        "\"0001-01-01 00:00:00\"",
        "\"9999-12-31 23:59:59\"",
        "\" 2021-10-26 00:00:00\"",
        "\"2021-10-26 00:00:00.5\"");
  }

  private static String value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> oddValue(random);
      case 1 -> text(random);
      case 2 -> number(random);
      default ->
          Seeds.list(random, 4, any -> any.nextBoolean() ? text(any) : number(any)).toString();
    };
  }

  private static String oddValue(Random random) {
    return Seeds.oneOf(
        random,
        "null",
        "null",
        "null",
        "true",
        "false",
        "NaN",
        "-Infinity",
        "+Infinity",
        "INF",
        "-0",
        "0.0",
        "-0.0",
        "1e400",
        "1E-400",
        "14.9",
        "-0.9",
        "1e3",
        "01",
        "1.",
        ".5",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "9".repeat(4_300),
        "9".repeat(4_301),
        "-" + "9".repeat(4_300),
        "0." + "1".repeat(5_000),
        "\"\"",
        "\"14\"",
        "\" +14\\n\"",
        "\"1_4\"",
        "\"1__4\"",
        "\"\\u0661\\u0664\"",
        "\"\\ud835\\udfcf\"",
        "\"\\u001c5\"",
        "\"\\u00a05\\u2003\"",
        "\"14.0\"",
        "\"" + "0".repeat(4_299) + "5\"",
        "\"" + "0".repeat(4_300) + "5\"",
        "\"\\ud800\"",
        "\"\\u0000\\u007f\"",
        "\"peru\"",
        "\"it's\"",
        "[]",
        "{}",
        "[[\"a\", 1], [\"b\", 2]]",
        "[\"it's\", \"\\u0000\\u00ad\\u200b\\n\", null, true, 1.0, 1e16, 1e-5, 2e-3]",
        "{\"a\": {\"b\": [NaN, -Infinity, 1e22, 0.1]}, \"a\": 2}");
  }

  private static String text(Random random) {
    return JSON.writeValueAsString(Seeds.text(random, 8, CHARACTERS));
  }

  private static String number(Random random) {
    return random.nextInt(3) == 0
        ? String.valueOf(Seeds.real(random))
        : String.valueOf(Seeds.number(random));
  }

  private static String broken(Random random) {
    int place = Seeds.between(random, 0, GOOD.length());
    String insertion =
        Seeds.oneOf(
            random, "", ",", "}", "\"", "\\", "\t", "\u0001", "{", " ", "\ufeff", "nul", "/**/",
            "'");
    return GOOD.substring(0, place)
        + insertion
        + (random.nextBoolean() ? "" : GOOD.substring(place));
  }

  private static String type(Random random) {
    String name =
        Seeds.oneOf(
            random,
            "application/json",
            "APPLICATION/Json",
            "application/vnd.api+json",
            "application/+json",
            "application/json/x",
            "application/jsonx",
            "application/ json",
            "json",
            "text/json",
            "text/plain",
            "application/x-www-form-urlencoded",
            "*/*",
            "application/*",
            "");
    String parameters =
        Seeds.oneOf(
            random,
            "",
            ";",
            "; ;",
            "; charset=utf8mb4",
            "; charset=",
            ";charset=UTF-8",
            "; charset=\"utf-8",
            ";odata=verbose",
            "; q=x; q=y",
            " ; a=b",
            ", text/plain",
            " x");
    return (name + parameters).strip();
  }

  private static Sent pathRequest(Random random) {
    String method =
        Seeds.oneOf(
            random, "GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "get", "BREW");
    return new Sent(method, path(random) + pathEnd(random), "application/json", GOOD);
  }

  private static String path(Random random) {
    return Seeds.oneOf(
        random,
        "/healthz",
        "/api/v1/voucher",
        "/docs",
        "/openapi.json",
        "/redoc",
        "/nope",
        "/API/v1/voucher",
        "/api/v1",
        "/%68ealthz",
        "/api/v1/%76oucher",
        "/api%2Fv1%2Fvoucher",
        "//api/v1/voucher",
        "/./healthz",
        "http://x/api/v1/voucher",
        "/",
        "/readyz");
  }

  private static String pathEnd(Random random) {
    return Seeds.oneOf(
        random,
        "",
        "",
        "",
        "/",
        "//",
        "?a=b",
        "?tag=a|b",
        "?f={\"a\":1}",
        "?q=100%",
        "?",
        "/?|",
        "#x",
        ";a=b",
        "%",
        "%zz",
        "%C3%28",
        "%00");
  }
}
