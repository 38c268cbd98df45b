package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.service.table.FakeSegmentTable;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the gateway to docs/http.md: each row of its table of errors, with requests that it is
 * about.
 */
class ContractDocTest {
  private static final Pattern ROW =
      Pattern.compile("\\| (?<case>[^|]+) \\| (?<msg>[^|]+) \\| `(?<type>[a-z_.]+)` \\|");

  private static final List<String> INTEGERS = List.of("customer_id", "total_orders");
  private static final List<String> TIMES = List.of("last_order_ts", "first_order_ts");
  private static final List<String> NUMBERS =
      List.of("customer_id", "total_orders", "last_order_ts", "first_order_ts");
  private static final List<String> ALL =
      List.of(
          "customer_id",
          "country_code",
          "last_order_ts",
          "first_order_ts",
          "total_orders",
          "segment_name");

  /* Of each case the fields that it can happen to, and the values that make it happen. */
  private static final Map<String, Edits> FIELD_CASES =
      Map.of(
          "field missing",
          new Edits(ALL, List.of("")),
          "field is null",
          new Edits(NUMBERS, List.of("null")),
          "not an integer",
          new Edits(
              INTEGERS,
              List.of(
                  "\"12.5\"",
                  "\"\"",
                  "\"x\"",
                  "\"1 2\"",
                  "[]",
                  "{}",
                  "NaN",
                  "-Infinity",
                  "1e400",
                  "9223372036854775808",
                  "-9223372036854775809",
                  "\"9223372036854775808\"")),
          "not a string",
          new Edits(TIMES, List.of("{}", "[]", "[\"2021-10-26\"]")),
          "country that is not served",
          new Edits(List.of("country_code"), List.of("\"Chile\"", "\"peru\"", "\"\"", "null", "1")),
          "segment type unknown",
          new Edits(List.of("segment_name"), List.of("\"X\"")),
          "time unreadable",
          new Edits(
              List.of("last_order_ts"),
              List.of(
                  "\"\"", "\"yesterday\"", "1", "true", "\"2021-02-30 00:00:00\"", "\"12:00\"")));

  private static final Map<String, List<String>> BODY_CASES =
      Map.of(
          "body is not JSON", List.of("{", "{\"a\":}", "{}{}", "'x'", "{\"a\" 1}", "nul", "\u0000"),
          "body is empty", List.of(""),
          "body is JSON but not an object", List.of("[1]", "\"x\"", "5", "null", "true", "NaN"));

  private record Edits(List<String> fields, List<String> values) {
    Stream<String[]> requests() {
      return fields.stream()
          .flatMap(field -> values.stream().map(value -> new String[] {field, edit(field, value)}));
    }

    /* By recency, since nobody else looks at times. */
    private static String edit(String field, String value) {
      String member = "\"%s\": (\"[^\"]*\"|\\d+)(, )?".formatted(field);
      String instead = value.isEmpty() ? "" : "\"%s\": %s$2".formatted(field, value);
      return GOOD.replace("frequent_s", "recency_s")
          .replaceFirst(member, instead)
          .replace(", }", "}");
    }
  }

  private static List<String[]> rows() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "http.md"));
    return ROW.matcher(document)
        .results()
        .map(row -> new String[] {row.group(1), row.group(2), row.group(3)})
        .toList();
  }

  @Test
  void document_hasExactlyTheCasesThatAreTried() throws IOException {
    assertThat(rows())
        .extracting(row -> row[0])
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(FIELD_CASES.keySet().stream(), BODY_CASES.keySet().stream()).toList());
  }

  static Stream<Arguments> fieldCases() throws IOException {
    return rows().stream()
        .filter(row -> FIELD_CASES.containsKey(row[0]))
        .flatMap(
            row ->
                FIELD_CASES
                    .get(row[0])
                    .requests()
                    .map(
                        request ->
                            Arguments.of(
                                row[0], request[0], request[1], row[1].replace("`", ""), row[2])));
  }

  @ParameterizedTest(name = "{0}: {1} in {2}")
  @MethodSource("fieldCases")
  void field_asInARowOfTheDocument_isAnsweredAsItSays(
      String name, String field, String request, String msg, String type) {
    HttpResponse<String> answer = new GatewayClient(new FakeSegmentTable()).ask(request);

    assertThat(answer.body())
        .isEqualTo(
            "{\"detail\":[{\"loc\":[\"body\",\"%s\"],\"msg\":\"%s\",\"type\":\"%s\"}]}"
                .formatted(field, msg, type));
    assertThat(answer.statusCode()).isEqualTo(422);
  }

  static Stream<Arguments> bodyCases() throws IOException {
    return rows().stream()
        .filter(row -> BODY_CASES.containsKey(row[0]))
        .flatMap(row -> BODY_CASES.get(row[0]).stream().map(body -> Arguments.of(body, row[2])));
  }

  @ParameterizedTest
  @MethodSource("bodyCases")
  void body_asInARowOfTheDocument_isAnsweredAsItSays(String body, String type) {
    HttpResponse<String> answer = new GatewayClient(new FakeSegmentTable()).ask(body);

    String position = type.equals("value_error.jsondecode") ? ",\\d+" : "";
    assertThat(answer.body())
        .matches(
            "\\{\"detail\":\\[\\{\"loc\":\\[\"body\"%s],\"msg\":\".+\",\"type\":\"%s\"}]}"
                .formatted(position, type));
    assertThat(answer.statusCode()).isEqualTo(422);
  }
}
