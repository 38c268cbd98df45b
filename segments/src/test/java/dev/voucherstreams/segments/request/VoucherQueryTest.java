package dev.voucherstreams.segments.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentType;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoucherQueryTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "frequent_segment, 14, 2021-11-26T00:00:00Z, Peru|frequent_segment|13-37",
        "frequent_segment, 38, 2021-11-26T00:00:00Z, -",
        "frequent_segment, -1, 2021-11-26T00:00:00Z, -",
        "recency_segment, 14, 2021-11-24T23:59:59Z, -",
        "recency_segment, 14, 2021-11-25T00:00:00Z, Peru|recency_segment|30-60",
        "recency_segment, 14, 2026-11-25T00:00:00Z, Peru|recency_segment|180+",
        "recency_segment, 14, 2020-11-25T00:00:00Z, -",
      })
  void segmentAt_aMoment_isTheSegmentThatTheCustomerIsInThen(
      String type, long orders, Instant now, String key) {
    Instant lastOrder = Instant.parse("2021-10-26T00:00:00Z");
    VoucherQuery query =
        new VoucherQuery(
            1,
            "Peru",
            SegmentRules.standard().type(type).orElseThrow(),
            Optional.of(lastOrder),
            orders);

    assertThat(query.segmentAt(now)).isEqualTo(Optional.ofNullable(key).map(SegmentKey::parse));
  }

  @Test
  void query_thatGoesByALastOrderThatThereIsNot_cannotBe() {
    SegmentType recency = SegmentRules.standard().type("recency_segment").orElseThrow();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VoucherQuery(1, "Peru", recency, Optional.empty(), 14))
        .withMessage("recency_segment goes by the last order, and there is none");
  }

  @Test
  void segmentAt_ofATypeThatGoesByOrders_needsNoLastOrder() {
    SegmentType frequent = SegmentRules.standard().type("frequent_segment").orElseThrow();

    assertThat(new VoucherQuery(1, "Peru", frequent, Optional.empty(), 14).segmentAt(Instant.MAX))
        .contains(SegmentKey.parse("Peru|frequent_segment|13-37"));
  }
}
