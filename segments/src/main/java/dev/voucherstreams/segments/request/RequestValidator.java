package dev.voucherstreams.segments.request;

import dev.voucherstreams.segments.Measure;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentType;
import dev.voucherstreams.segments.request.Validated.Invalid;
import dev.voucherstreams.segments.request.Validated.Valid;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request's fields, as any JSON parser gives them, into a query, or into all that is wrong
 * with them. A time may also be an {@link Instant}, as Avro has it. Never throws, whatever the
 * fields hold.
 */
public final class RequestValidator {
  private static final String SEGMENT_NAME = "segment_name";

  private final SegmentRules rules;
  private final Set<String> countries;
  private final String countryProblem;
  private final String segmentProblem;

  /** A validator for requests about these countries, which errors list in this order. */
  public RequestValidator(SegmentRules rules, Set<String> countries) {
    this.rules = rules;
    this.countries = new LinkedHashSet<>(countries);
    this.countryProblem =
        "this API is only concerned with vouchers for " + String.join(", ", countries);
    this.segmentProblem = " not understood -- only " + enumerated(rules.types()) + " allowed";
  }

  /**
   * A request about a moment.
   *
   * @param request what validation makes of its fields, that of the moment too
   * @param asOf the moment; of no meaning if the request is invalid
   */
  public record Dated(Validated request, Instant asOf) {}

  /** The query that the fields ask, or their errors, in the order of the fields. */
  public Validated validate(Map<String, ? extends @Nullable Object> body) {
    return dated(body, fields -> Instant.EPOCH).request();
  }

  /** The same, about the time that the field {@code as_of} gives, or else about now. */
  public Dated validateAsOf(Map<String, ? extends @Nullable Object> body, Instant now) {
    return dated(body, fields -> fields.optionalTime("as_of", now));
  }

  private Dated dated(
      Map<String, ? extends @Nullable Object> body, Function<RequestFields, Instant> moment) {
    RequestFields fields = new RequestFields(body);
    long customerId = fields.integer("customer_id");
    String country = country(fields);
    Optional<Instant> lastOrder = fields.time("last_order_ts", goesByTime(fields));
    fields.text("first_order_ts");
    long totalOrders = fields.integer("total_orders");
    SegmentType type = type(fields);
    Instant asOf = moment.apply(fields);
    Validated request =
        fields.errors().isEmpty()
            ? new Valid(new VoucherQuery(customerId, country, type, lastOrder, totalOrders))
            : new Invalid(fields.errors());
    return new Dated(request, asOf);
  }

  /* As in the Python service, nobody looks at a time who doesn't go by it. */
  private boolean goesByTime(RequestFields fields) {
    return fields
        .peek(SEGMENT_NAME, rules::type)
        .filter(type -> type.measure() == Measure.DAYS_SINCE_LAST_ORDER)
        .isPresent();
  }

  private String country(RequestFields fields) {
    return fields.named(
        "country_code",
        name -> Optional.of(name).filter(countries::contains),
        name -> countryProblem,
        "");
  }

  private SegmentType type(RequestFields fields) {
    return fields.named(
        SEGMENT_NAME,
        rules::type,
        name -> "segment_name: " + name + segmentProblem,
        rules.types().get(0));
  }

  /* 'a' and 'b', or 'a', 'b' and 'c'. */
  private static String enumerated(List<SegmentType> types) {
    List<String> names = types.stream().map(type -> "'" + type.name() + "'").toList();
    int last = names.size() - 1;
    String before = names.stream().limit(last).collect(Collectors.joining(", "));
    return before.isEmpty() ? names.get(last) : before + " and " + names.get(last);
  }
}
