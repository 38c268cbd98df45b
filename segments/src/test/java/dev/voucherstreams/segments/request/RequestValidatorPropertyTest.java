package dev.voucherstreams.segments.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.segments.Seeds;
import dev.voucherstreams.segments.SegmentRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

class RequestValidatorPropertyTest {
  private static final RequestValidator VALIDATOR =
      new RequestValidator(SegmentRules.standard(), Set.of("Peru"));

  private static final List<String> NAMES =
      List.of(
          "customer_id",
          "country_code",
          "last_order_ts",
          "first_order_ts",
          "total_orders",
          "segment_name",
          "other");

  @Seeds.Runs(1_000)
  void validate_anyJson_neverThrows(long seed) {
    Random random = new Random(seed);
    Map<String, @Nullable Object> body = new HashMap<>();
    NAMES.stream()
        .filter(name -> random.nextInt(5) > 0)
        .forEach(name -> body.put(name, json(random, 2)));

    assertThat(VALIDATOR.validate(body)).isNotNull();
  }

  private static @Nullable Object json(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 5)) {
      case 0 -> text(random);
      case 1 -> number(random);
      case 2 -> other(random);
      case 3 -> Seeds.list(random, 4, any -> json(any, depth - 1));
      default -> object(random, depth - 1);
    };
  }

  private static Map<String, @Nullable Object> object(Random random, int depth) {
    Map<String, @Nullable Object> object = new HashMap<>();
    Seeds.list(random, 4, any -> Seeds.text(any, 20))
        .forEach(name -> object.put(name, json(random, depth)));
    return object;
  }

  /* Besides noise: what is nearly right, since that goes deepest. */
  private static String text(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Seeds.text(random, 20);
      case 1 -> Seeds.text(random, 20, "+-_0123456789eE. ");
      case 2 -> Seeds.text(random, 20, "0123456789-+:TZ. ");
      default -> Seeds.oneOf(random, "Peru", "frequent_segment", "2021-10-26 00:00:00", "1");
    };
  }

  private static Number number(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt();
      case 1 -> Seeds.number(random);
      case 2 -> Double.longBitsToDouble(random.nextLong());
      case 3 -> BigInteger.valueOf(random.nextLong()).multiply(BigInteger.TEN.pow(30));
      default -> new BigDecimal(Seeds.oneOf(random, "1.5e-999999999", "1.5", "1.5e999999999"));
    };
  }

  private static @Nullable Object other(Random random) {
    return random.nextInt(3) == 0
        ? null
        : Seeds.oneOf(random, true, false, Double.NaN, Double.POSITIVE_INFINITY, -0.0);
  }
}
