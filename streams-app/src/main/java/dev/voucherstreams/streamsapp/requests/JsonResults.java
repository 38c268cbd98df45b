package dev.voucherstreams.streamsapp.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.voucherstreams.events.RequestError;
import dev.voucherstreams.events.VoucherResult;
import dev.voucherstreams.schemas.json.RequestJson;
import dev.voucherstreams.segments.request.FieldError;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes results as JSON: the fields of the Avro record, and errors only where there are some. */
final class JsonResults implements Serializer<VoucherResult> {

  private final JsonMapper mapper;

  JsonResults(int maxBytes) {
    mapper = RequestJson.mapper(maxBytes).build();
  }

  private record Result(
      @Nullable String requestId,
      @Nullable Long customerId,
      String status,
      long voucher,
      @Nullable String segmentType,
      @Nullable String segment,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
      Instant resolvedAt) {}

  /* By way of a String: an echoed half of a surrogate pair becomes a '?', where Jackson's own UTF-8
   * writer would fail. */
  @Override
  public byte[] serialize(String topic, VoucherResult result) {
    return mapper.writeValueAsString(body(result)).getBytes(UTF_8);
  }

  private static Result body(VoucherResult result) {
    return new Result(
        result.getRequestId(),
        result.getCustomerId(),
        result.getStatus().name(),
        result.getVoucher(),
        result.getSegmentType(),
        result.getSegment(),
        result.getErrors().stream().map(JsonResults::toJson).toList(),
        result.getResolvedAt());
  }

  private static FieldError toJson(RequestError error) {
    return new FieldError(List.copyOf(error.getLoc()), error.getMsg(), error.getType());
  }
}
