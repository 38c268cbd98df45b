package dev.voucherstreams.gateway.http.python;

import dev.voucherstreams.gateway.http.python.PythonService.Answer;
import dev.voucherstreams.gateway.http.python.PythonService.Fault;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The differences to the Python service that docs/http.md lists, each with requests that show it.
 */
public enum PythonDifference {
  FOUR_ORDERS("4 orders", with("14,", "4,")),
  LAST_ORDERS("37 orders", with("14,", "37,")),
  NO_SEGMENT(
      "more than 37 or fewer than 0 orders, fewer than 30 days",
      with("14,", "38,"),
      with("14,", "-1,"),
      recency("2026-11-20 00:00:00")),
  NO_TIME(
      "`last_order_ts` by recency that it can't read",
      recency("n/a"),
      recency("2021-10-26"),
      recency("2021-10-26T00:00:00+02:00")),
  LONG(
      "an integer beyond 64 bits",
      with("123", "9223372036854775808"),
      with("123", "1e300"),
      with("14,", "\"-9223372036854775809\",")),
  LONG_DIGITS(
      "an integer of more than 4,300 digits",
      with("123", "9".repeat(4_301)),
      with("{", "{\"a\": " + "9".repeat(4_301) + ",")),
  NO_TEXT("a body that is no UTF-8", with("Peru", "\u00ff"), with("Peru", "\u00c0\u00af")),
  DEEP("a body nested deeper than 500 levels", posted("[".repeat(600) + "]".repeat(600))),
  NO_JSON("a body that is no JSON", posted("{"), posted("{\"a\":}"), posted("'x'"), posted("+INF")),
  PAIRS(
      "a body that is `null`, `\"\"` or a list of pairs",
      posted("null"),
      posted("\"\""),
      posted("[[\"a\", 1]]")),
  ECHO(
      "a list, an object or an integer of more than 1,000 digits as `segment_name`",
      with("\"frequent_segment\"", "9".repeat(1_001)),
      with("\"frequent_segment\"", "[" + "1,".repeat(1_000) + "1]")),
  HALF_A_PAIR("half of a surrogate pair as `segment_name`", with("frequent_segment", "\\ud800")),
  LARGE("a body above 64 KiB", posted(" ".repeat(70_000) + "{}")),
  MEDIA_TYPE(
      "a media type other than JSON", new Sent("POST", "/api/v1/voucher", "text/plain", "{}")),
  HEAD("HEAD of `/healthz`", new Sent("HEAD", "/healthz", null, "")),
  TARGET(
      "a target with a fragment, path parameters or a host",
      new Sent("GET", "/healthz#x", null, ""),
      new Sent("GET", "/healthz;a=b", null, ""),
      new Sent("GET", "http://x/healthz", null, "")),
  STRAY_PERCENT(
      "a path with a stray `%`, an escaped `/`, or what no URI may have",
      new Sent("GET", "/%zz", null, ""), new Sent("GET", "/docs%2Foauth2-redirect", null, "")),
  SLASH("a path with a slash at its end", new Sent("GET", "/healthz/", null, "")),
  THEIR_PATHS("`/redoc`, `/docs/oauth2-redirect`", new Sent("GET", "/redoc", null, "")),
  OUR_PATHS("the further paths on this page", new Sent("GET", "/readyz", null, ""));

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> OURS = Set.of("/", "/readyz");

  private final String row;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
  private final List<Sent> examples;

  PythonDifference(String row, Sent... examples) {
    this.row = row;
    this.examples = List.of(examples);
  }

  /**
   * A request.
   *
   * @param body each character a byte
   */
  public record Sent(String method, String target, @Nullable String type, String body) {
    private String path() {
      return target.replaceFirst("(?s)[?#].*", "").replaceFirst("(?<=.)/+$", "");
    }
  }

  /** A body that is posted as most clients do. */
  public static Sent posted(String body) {
    return new Sent("POST", "/api/v1/voucher", "application/json", body);
  }

  private static Sent with(String part, String instead) {
    return posted(
        """
        {"customer_id": 123, "country_code": "Peru", "last_order_ts": "2021-10-26 00:00:00", \
        "first_order_ts": "", "total_orders": 14, "segment_name": "frequent_segment"}"""
            .replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(instead)));
  }

  private static Sent recency(String time) {
    return posted(with("2021-10-26 00:00:00", time).body().replace("frequent_s", "recency_s"));
  }

  /** What the gateway has answered. */
  public record Actual(int status, String body) {
    private static final Pattern ANSWER = Pattern.compile("(?s)HTTP/1.1 (\\d+) .*?\r\n\r\n(.*)");

    public static Actual of(String text) {
      Matcher answer = ANSWER.matcher(text);
      if (!answer.matches()) {
        throw new AssertionError("no answer: " + text);
      }
      return new Actual(Integer.parseInt(answer.group(1)), answer.group(2));
    }

    /** Whether that service would have answered so. */
    public boolean isSame(Answer expected) {
      if (status != expected.status() || status == 500) {
        return false;
      } else if (!expected.faults().isEmpty()) {
        return faults().equals(expected.faults());
      }
      return expected.body().isEmpty()
          || body.isEmpty()
          || JSON.readTree(body).equals(JSON.readTree(expected.body().get()));
    }

    private List<Fault> faults() {
      if (status != 422) {
        return List.of();
      }
      return JSON.readTree(body).get("detail").valueStream().map(Actual::fault).toList();
    }

    private static Fault fault(JsonNode error) {
      String field = error.get("loc").path(1).asString("");
      return new Fault(field, error.get("msg").asString(), error.get("type").asString());
    }

    private boolean isNoJson() {
      return status == 422 && faults().get(0).type().equals("value_error.jsondecode");
    }

    private boolean isVoucher(String voucher) {
      return status == 200 && body.equals("{\"voucher\":" + voucher + "}");
    }
  }

  /** The row of the document. */
  public String row() {
    return row;
  }

  public List<Sent> examples() {
    return examples;
  }

  /** Whether status and body are the same. */
  public boolean isOfHeaders() {
    return this == SLASH;
  }

  /** Those that explain why the two have answered differently. */
  public static List<PythonDifference> explaining(Sent sent, Answer expected, Actual actual) {
    return Stream.of(values()).filter(each -> each.explains(sent, expected, actual)).toList();
  }

  private boolean explains(Sent sent, Answer expected, Actual actual) {
    Set<String> notes = expected.notes();
    return switch (this) {
      case FOUR_ORDERS -> notes.contains("4 orders") && actual.isVoucher("1000");
      case LAST_ORDERS -> notes.contains("37 orders") && actual.isVoucher("1002");
      case NO_SEGMENT ->
          expected.status() == 500
              && !notes.contains("37 orders")
              && !notes.contains("no time")
              && actual.isVoucher("0");
      case NO_TIME ->
          notes.contains("no time")
              && (isExcused(expected, actual)
                  || (expected.status() == 500 && actual.status() == 200));
      case LONG ->
          notes.stream().anyMatch(note -> note.startsWith("long ")) && isExcused(expected, actual);
      case LONG_DIGITS ->
          notes.contains("long integer") && Set.of(200, 422).contains(actual.status());
      case NO_TEXT -> notes.contains("no text") && Set.of(200, 422).contains(actual.status());
      case DEEP -> notes.contains("deep") && actual.isNoJson();
      case NO_JSON -> notes.contains("not JSON") && actual.isNoJson();
      case PAIRS ->
          notes.contains("pairs")
              && actual.status() == 422
              && actual.faults().get(0).type().equals("type_error.dict");
      case ECHO ->
          notes.contains("echoed")
              && actual.status() == 422
              && actual.body().matches("(?s).*(…|inf) not understood.*");
      case HALF_A_PAIR ->
          notes.contains("half a pair") && actual.status() == 422 && actual.body().contains("?");
      case LARGE -> sent.body().length() > 65_536 && actual.status() == 413;
      case MEDIA_TYPE -> expected.status() == 422 && actual.status() == 415;
      case HEAD ->
          sent.method().equals("HEAD") && expected.status() == 405 && actual.status() == 200;
      case TARGET -> sent.target().matches("(?s).*[#;].*|http:.*") && expected.status() == 404;
      case STRAY_PERCENT ->
          (expected.status() == 404 && actual.status() == 400)
              || (sent.target().contains("%2F") && actual.status() == 404);
      case SLASH -> expected.status() == 307 && actual.status() == 307;
      case THEIR_PATHS -> sent.path().equals("/redoc") && actual.status() == 404;
      case OUR_PATHS -> OURS.contains(sent.path()) && expected.status() == 404;
    };
  }

  /* But for integers that are too long for us, and a time that nobody else looked at. */
  private static boolean isExcused(Answer expected, Actual actual) {
    List<Fault> rest =
        actual.faults().stream()
            .filter(
                fault ->
                    !(expected.notes().contains("long " + fault.field())
                        && fault.type().equals("type_error.integer")))
            .filter(
                fault ->
                    !(expected.notes().contains("no time")
                        && fault.type().equals("value_error.datetime")))
            .toList();
    return actual.status() == 422 && rest.equals(expected.faults());
  }
}
