package dev.voucherstreams.gateway.http.python;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the Python service answers, told by what its parts promise: the routes of Starlette, the
 * bodies of FastAPI 0.70, the fields of pydantic 1.10, and its own segments. Written for
 * comparison, and without anything of the gateway.
 */
public final class PythonService {
  private static final Map<String, Set<String>> ROUTES =
      Map.of(
          "/api/v1/voucher", Set.of("POST"),
          "/healthz", Set.of("GET"),
          "/docs", Set.of("GET", "HEAD"),
          "/docs/oauth2-redirect", Set.of("GET", "HEAD"),
          "/redoc", Set.of("GET", "HEAD"),
          "/openapi.json", Set.of("GET", "HEAD"));
  private static final int LONGEST_TEXT = 4_300;
  private static final Pattern INTEGER = Pattern.compile("[-+]?\\p{Nd}+(?:_\\p{Nd}+)*");
  private static final String BLANKS = "[ \\t-\\r\\x{85}\\p{Z}&&[^\\x{1c}-\\x{1f}]]*";
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-(1[0-2]|0[1-9]|[1-9])-(3[01]|[12]\\d|0[1-9]|[1-9]| [1-9])[\\s\\x1c-\\x1f]+"
              + "(2[0-3]|[01]\\d|\\d):([0-5]\\d|\\d):(6[01]|[0-5]\\d|\\d)",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final ToLongFunction<String> vouchers;
  private final Instant now;

  /** A service with these vouchers, by the segment's label, at this time. */
  public PythonService(ToLongFunction<String> vouchers, Instant now) {
    this.vouchers = vouchers;
    this.now = now;
  }

  /** One error of a body. */
  public record Fault(String field, String msg, String type) {}

  /**
   * An answer.
   *
   * @param body the detail or the voucher, if that is all of it
   * @param faults all that is wrong with the body's fields
   * @param notes what there was on the way that may make a difference
   */
  public record Answer(int status, Optional<String> body, List<Fault> faults, Set<String> notes) {}

  private static Answer plain(int status, String body, String... notes) {
    return new Answer(status, Optional.of(body), List.of(), Set.of(notes));
  }

  /** The answer to a request. */
  public Answer answer(String method, String target, @Nullable String type, byte[] body) {
    String path = unquoted(target.replaceFirst("(?s)\\?.*", ""));
    Set<String> methods = ROUTES.get(path);
    if (methods == null) {
      boolean slashes = path.endsWith("/") && ROUTES.containsKey(path.replaceFirst("/+$", ""));
      return slashes
          ? new Answer(307, Optional.empty(), List.of(), Set.of())
          : plain(404, "{\"detail\":\"Not Found\"}");
    } else if (!methods.contains(method)) {
      return plain(405, "{\"detail\":\"Method Not Allowed\"}");
    } else if (path.equals("/healthz")) {
      return plain(200, "{\"status\":\"ok\"}");
    }
    return path.equals("/api/v1/voucher")
        ? voucher(type, body)
        : new Answer(200, Optional.empty(), List.of(), Set.of());
  }

  private static String unquoted(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      boolean escape = path.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*");
      plain.write(escape ? Integer.parseInt(path.substring(i + 1, i + 3), 16) : bytes[i]);
      i += escape ? 2 : 0;
    }
    return plain.toString(StandardCharsets.UTF_8);
  }

  private Answer voucher(@Nullable String type, byte[] body) {
    if (body.length == 0) {
      return invalid(List.of(new Fault("", "field required", "value_error.missing")), Set.of());
    } else if (!isJson(type)) {
      return noDict("type");
    }
    try {
      return of(PythonJson.read(body));
    } catch (PythonJson.NotJson e) {
      return new Answer(
          422,
          Optional.empty(),
          List.of(new Fault("?", "?", "value_error.jsondecode")),
          Set.of("not JSON"));
    } catch (PythonJson.Failed e) {
      return plain(400, "{\"detail\":\"There was an error parsing the body\"}", e.getMessage());
    }
  }

  private static boolean isJson(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return true;
    }
    String type = header.replaceFirst("(?s);.*", "").strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.matches("application/[^/]*\\+json");
  }

  private static Answer noDict(String... notes) {
    return invalid(
        List.of(new Fault("", "value is not a valid dict", "type_error.dict")), Set.of(notes));
  }

  private static Answer invalid(List<Fault> faults, Set<String> notes) {
    boolean cannotBeEncoded =
        faults.stream()
            .anyMatch(fault -> fault.msg().codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000));
    Set<String> all = new TreeSet<>(notes);
    if (cannotBeEncoded) {
      all.add("half a pair");
    }
    return new Answer(cannotBeEncoded ? 500 : 422, Optional.empty(), faults, all);
  }

  private Answer of(@Nullable Object value) {
    if (value == null) {
      return invalid(
          List.of(new Fault("", "field required", "value_error.missing")), Set.of("pairs"));
    } else if (value instanceof Map<?, ?> map) {
      return of(map, Set.of());
    } else if (value instanceof String text && text.isEmpty()) {
      return of(Map.of(), Set.of("pairs"));
    } else if (value instanceof List<?> list) {
      Map<Object, Object> pairs = new HashMap<>();
      for (Object each : list) {
        if (!isPair(each)) {
          return noDict();
        }
        pairs.put("", "");
      }
      return of(pairs, list.isEmpty() ? Set.of() : Set.of("pairs"));
    }
    return noDict();
  }

  private static boolean isPair(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.size() == 2 && !(list.get(0) instanceof List) && !(list.get(0) instanceof Map);
    } else if (value instanceof String text) {
      return text.codePointCount(0, text.length()) == 2;
    }
    return value instanceof Map<?, ?> map && map.size() == 2;
  }

  private Answer of(Map<?, ?> body, Set<String> before) {
    List<Fault> faults = new ArrayList<>();
    Set<String> notes = new TreeSet<>(before);
    integer(body, "customer_id", faults, notes);
    named(
        body,
        "country_code",
        Set.of("Peru"),
        "this API is only concerned with vouchers for Peru",
        faults);
    Optional<String> last = text(body, "last_order_ts", faults);
    text(body, "first_order_ts", faults);
    Optional<BigInteger> orders = integer(body, "total_orders", faults, notes);
    Object type = body.get("segment_name");
    named(
        body,
        "segment_name",
        Set.of("frequent_segment", "recency_segment"),
        "segment_name: "
            + PythonRepr.str(type)
            + " not understood -- only 'frequent_segment' and 'recency_segment' allowed",
        faults);
    if (type instanceof List || type instanceof Map || type instanceof BigInteger) {
      notes.add("echoed");
    }
    boolean recency = "recency_segment".equals(type);
    if (recency && last.isPresent() && days(last.get()).isEmpty()) {
      notes.add("no time");
    }
    if (!faults.isEmpty()) {
      return invalid(faults, notes);
    }
    Optional<String> segment =
        recency
            ? days(last.orElseThrow()).flatMap(PythonService::byDays)
            : byOrders(orders.orElseThrow());
    if (!recency) {
      notes.add(orders.orElseThrow() + " orders");
    }
    return segment
        .map(
            label ->
                new Answer(
                    200,
                    Optional.of("{\"voucher\":" + vouchers.applyAsLong(label) + "}"),
                    List.of(),
                    notes))
        .orElseGet(() -> new Answer(500, Optional.empty(), List.of(), notes));
  }

  private static Optional<String> byOrders(BigInteger orders) {
    if (orders.signum() < 0 || orders.compareTo(BigInteger.valueOf(36)) > 0) {
      return Optional.empty();
    }
    int number = orders.intValue();
    return Optional.of(number < 4 ? "0-4" : number < 13 ? "5-13" : "13-37");
  }

  private static Optional<String> byDays(long days) {
    if (days < 30) {
      return Optional.empty();
    }
    return Optional.of(
        days < 60
            ? "30-60"
            : days < 90 ? "60-90" : days < 120 ? "90-120" : days < 180 ? "120-180" : "180+");
  }

  private Optional<Long> days(String text) {
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int[] numbers = new int[7];
    for (int i = 1; i < 7; i++) {
      numbers[i] = Integer.parseInt(parts.group(i).strip());
    }
    try {
      Instant last =
          LocalDateTime.of(numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6])
              .toInstant(ZoneOffset.UTC);
      return numbers[1] == 0
          ? Optional.empty()
          : Optional.of(Math.floorDiv(Duration.between(last, now).toSeconds(), 86_400L));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void named(
      Map<?, ?> body, String field, Set<String> names, String problem, List<Fault> faults) {
    Object value = body.get(field);
    if (!body.containsKey(field)) {
      faults.add(new Fault(field, "field required", "value_error.missing"));
    } else if (!(value instanceof String) || !names.contains(value)) {
      faults.add(new Fault(field, problem, "value_error"));
    }
  }

  private static boolean isThere(Map<?, ?> body, String field, List<Fault> faults) {
    if (!body.containsKey(field)) {
      faults.add(new Fault(field, "field required", "value_error.missing"));
    } else if (body.get(field) == null) {
      faults.add(new Fault(field, "none is not an allowed value", "type_error.none.not_allowed"));
    }
    return body.get(field) != null;
  }

  private static Optional<String> text(Map<?, ?> body, String field, List<Fault> faults) {
    if (!isThere(body, field, faults)) {
      return Optional.empty();
    }
    Object value = body.get(field);
    if (value instanceof List || value instanceof Map) {
      faults.add(new Fault(field, "str type expected", "type_error.str"));
      return Optional.empty();
    }
    return Optional.of(PythonRepr.str(value));
  }

  private static Optional<BigInteger> integer(
      Map<?, ?> body, String field, List<Fault> faults, Set<String> notes) {
    if (!isThere(body, field, faults)) {
      return Optional.empty();
    }
    Optional<BigInteger> integer = integer(body.get(field));
    if (integer.isEmpty()) {
      faults.add(new Fault(field, "value is not a valid integer", "type_error.integer"));
    } else if (integer.get().bitLength() >= 64) {
      notes.add("long " + field);
    }
    return integer;
  }

  private static Optional<BigInteger> integer(@Nullable Object value) {
    if (value instanceof BigInteger number) {
      return Optional.of(number);
    } else if (value instanceof Boolean flag) {
      return Optional.of(flag ? BigInteger.ONE : BigInteger.ZERO);
    } else if (value instanceof Double number) {
      return Double.isFinite(number)
          ? Optional.of(new BigDecimal(number).toBigInteger())
          : Optional.empty();
    } else if (!(value instanceof String)) {
      return Optional.empty();
    }
    String text = (String) value;
    if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      return Optional.empty();
    }
    String bare = text.replaceAll("^" + BLANKS + "|" + BLANKS + "$", "");
    StringBuilder ascii = new StringBuilder();
    bare.codePoints()
        .filter(c -> c != '_')
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(ascii::appendCodePoint);
    return INTEGER.matcher(bare).matches()
        ? Optional.of(new BigInteger(ascii.toString()))
        : Optional.empty();
  }
}
