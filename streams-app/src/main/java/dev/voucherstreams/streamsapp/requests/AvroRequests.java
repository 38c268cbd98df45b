package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.events.VoucherRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes requests apart that came as Avro. A null field is one that is missing. */
final class AvroRequests {

  private AvroRequests() {}

  static Request read(VoucherRequest avro) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    put(fields, "request_id", avro.getRequestId());
    put(fields, "customer_id", avro.getCustomerId());
    put(fields, "country_code", avro.getCountryCode());
    put(fields, "last_order_ts", avro.getLastOrderTs());
    put(fields, "first_order_ts", avro.getFirstOrderTs());
    put(fields, "total_orders", avro.getTotalOrders());
    put(fields, "segment_name", avro.getSegmentName());
    return new Request(fields);
  }

  private static void put(
      Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
