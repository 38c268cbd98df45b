package dev.voucherstreams.streamsapp.requests;

import java.util.List;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a result: those of the request as they are, correlation id and trace context among
 * them, without those that say how the request's value was written, which a reader would take for
 * the result's.
 */
final class ResultHeaders {

  /* The serde's schema id, and the type that Spring's JSON serializer names. */
  private static final List<String> OF_THE_VALUE =
      List.of("__value_schema_id", "__TypeId__", "__ContentTypeId__");

  private ResultHeaders() {}

  /** Makes headers that were copied from a request those of its result. */
  static void adapt(Headers copied) {
    OF_THE_VALUE.forEach(copied::remove);
  }
}
