package dev.voucherstreams.streamsapp.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

/** JSON requests for tests: that of the HTTP contract, and variations of it. */
final class JsonRequest {

  /** In the segment 13-37 of Peru. */
  static final String SEED =
      """
      {"request_id": "r1", "customer_id": 123, "country_code": "Peru",
       "last_order_ts": "2021-10-26 00:00:00", "first_order_ts": "2021-10-26 00:00:00",
       "total_orders": 14, "segment_name": "frequent_segment"}
      """;

  private JsonRequest() {}

  static byte[] seed() {
    return SEED.getBytes(UTF_8);
  }

  static byte[] withOrders(int totalOrders) {
    return SEED.replace("14", Integer.toString(totalOrders)).getBytes(UTF_8);
  }

  static byte[] byRecency(String lastOrder) {
    return SEED.replace("\"2021-10-26 00:00:00\", \"first", "\"" + lastOrder + "\", \"first")
        .replace("frequent_segment", "recency_segment")
        .getBytes(UTF_8);
  }
}
