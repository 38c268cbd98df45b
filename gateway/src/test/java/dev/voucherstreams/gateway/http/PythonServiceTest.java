package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.RunningGateway;
import dev.voucherstreams.gateway.http.python.PythonDifference;
import dev.voucherstreams.gateway.http.python.PythonDifference.Actual;
import dev.voucherstreams.gateway.http.python.PythonDifference.Sent;
import dev.voucherstreams.gateway.http.python.PythonService;
import dev.voucherstreams.gateway.http.python.PythonService.Answer;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
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
  private static final List<SegmentKey> SEGMENTS = Rows.RULES.keys(Set.of("Peru"));
  private static final PythonService PYTHON =
      new PythonService(PythonServiceTest::voucher, Instant.parse(RunningGateway.NOW));

  private final GatewayClient gateway = new GatewayClient(table());

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

  @Property(tries = 1_500)
  void answer_toAnyRequest_isThatOfThePythonServiceOrInTheListOfDifferences(
      @ForAll("requests") Sent sent) throws IOException {
    Answer expected = expected(sent);
    Actual actual = ask(sent);

    if (!actual.isSame(expected)) {
      assertThat(PythonDifference.explaining(sent, expected, actual))
          .as("%s%nPython: %s%nhere: %s", sent, expected, actual)
          .isNotEmpty();
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

  @Provide
  Arbitrary<Sent> requests() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, bodies().map(PythonServiceTest::posted)),
        Tuple.of(3, types().map(type -> new Sent("POST", "/api/v1/voucher", type, GOOD))),
        Tuple.of(5, paths()));
  }

  private static Sent posted(String text) {
    return PythonDifference.posted(new String(text.getBytes(UTF_8), ISO_8859_1));
  }

  private static Arbitrary<String> bodies() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, objects()),
        Tuple.of(1, broken()),
        Tuple.of(1, values().list().ofMaxSize(3).map(Object::toString)),
        Tuple.of(1, values()));
  }

  /* Mostly whole and right, so that what is wrong is seen alone. */
  private static Arbitrary<String> objects() {
    return Combinators.combine(
            field("customer_id", "123", values()),
            field("country_code", "\"Peru\"", values()),
            field("last_order_ts", "\"2021-10-26 00:00:00\"", times()),
            field("first_order_ts", "\"2021-10-26 00:00:00\"", times()),
            field("total_orders", "14", Arbitraries.oneOf(orders(), values())),
            field("segment_name", "\"frequent_segment\"", names()),
            field("further", "1", values()))
        .as((a, b, c, d, e, f, g) -> Stream.of(a, b, c, d, e, f, g))
        .map(
            fields ->
                fields
                    .filter(field -> !field.isEmpty())
                    .collect(Collectors.joining(", ", "{", "}")));
  }

  private static Arbitrary<String> field(String name, String right, Arbitrary<String> others) {
    return Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.just(right)),
            Tuple.of(6, others),
            Tuple.of(1, Arbitraries.just("")))
        .map(value -> value.isEmpty() ? "" : "\"" + name + "\": " + value);
  }

  private static Arbitrary<String> orders() {
    return Arbitraries.integers().between(-3, 40).map(String::valueOf);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.just("\"recency_segment\""), Arbitraries.just("\"recency_segment\""), values());
  }

  private static Arbitrary<String> times() {
    Arbitrary<String> near =
        Arbitraries.longs()
            .between(-300, 10)
            .map(days -> Instant.parse(RunningGateway.NOW).plusSeconds(days * 86_400))
            .map(time -> "\"" + time.toString().replace("T", " ").replace("Z", "") + "\"");
    Arbitrary<String> odd =
        Arbitraries.of(
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
    return Arbitraries.oneOf(near, odd, values());
  }

  private static Arbitrary<String> values() {
    Arbitrary<String> fixed =
        Arbitraries.of(
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
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withCharRange(' ', 'ÿ')
            .withChars("'\"\\\t\n_+-0123456789")
            .ofMaxLength(8)
            .map(JSON::writeValueAsString);
    Arbitrary<String> numbers =
        Arbitraries.oneOf(
            Arbitraries.doubles().map(String::valueOf),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.bigIntegers().map(String::valueOf));
    Arbitrary<String> lists =
        Arbitraries.oneOf(texts, numbers).list().ofMaxSize(4).map(Object::toString);
    return Arbitraries.oneOf(fixed, texts, numbers, lists);
  }

  private static Arbitrary<String> broken() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, GOOD.length());
    Arbitrary<String> insertions =
        Arbitraries.of(
            "", ",", "}", "\"", "\\", "\t", "\u0001", "{", " ", "\ufeff", "nul", "/**/", "'");
    return Combinators.combine(places, insertions, Arbitraries.of(true, false))
        .as((at, text, cut) -> GOOD.substring(0, at) + text + (cut ? "" : GOOD.substring(at)));
  }

  private static Arbitrary<String> types() {
    Arbitrary<String> names =
        Arbitraries.of(
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
    Arbitrary<String> parameters =
        Arbitraries.of(
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
    return Combinators.combine(names, parameters).as((name, rest) -> (name + rest).strip());
  }

  private static Arbitrary<Sent> paths() {
    Arbitrary<String> methods =
        Arbitraries.of("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "get", "BREW");
    Arbitrary<String> paths =
        Arbitraries.of(
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
    Arbitrary<String> ends =
        Arbitraries.of(
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
    return Combinators.combine(methods, paths, ends)
        .as((method, path, end) -> new Sent(method, path + end, "application/json", GOOD));
  }
}
