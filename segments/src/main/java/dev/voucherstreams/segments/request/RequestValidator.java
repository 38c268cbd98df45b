package dev.voucherstreams.segments.request;

import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request's fields, as any JSON parser gives them, into a query, or into all that is wrong
 * with them. A time may also be an {@link Instant}, as Avro has it. Never throws, whatever the
 * fields hold.
 */
public final class RequestValidator {
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
    RequestFields fields = new RequestFields(body);
    return validated(query(fields), fields);
  }

  /** The same, about the time that the field {@code as_of} gives, or else about now. */
  public Dated validateAsOf(Map<String, ? extends @Nullable Object> body, Instant now) {
    RequestFields fields = new RequestFields(body);
    VoucherQuery query = query(fields);
    Instant asOf = fields.optionalTime("as_of", now);
    return new Dated(validated(query, fields), asOf);
  }

  private static Validated validated(VoucherQuery query, RequestFields fields) {
    return fields.errors().isEmpty()
        ? new Validated.Valid(query)
        : new Validated.Invalid(fields.errors());
  }

  private VoucherQuery query(RequestFields fields) {
    long customerId = fields.integer("customer_id");
    String country = country(fields);
    Instant lastOrder = fields.time("last_order_ts");
    Instant firstOrder = fields.time("first_order_ts");
    long totalOrders = fields.integer("total_orders");
    SegmentType type = type(fields);
    return new VoucherQuery(customerId, country, type, lastOrder, firstOrder, totalOrders);
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
        "segment_name",
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
