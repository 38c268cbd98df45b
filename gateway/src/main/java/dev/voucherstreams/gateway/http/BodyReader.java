package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.http.RequestBody.Fields;
import dev.voucherstreams.gateway.http.RequestBody.Unusable;
import dev.voucherstreams.schemas.json.RequestJson;
import dev.voucherstreams.segments.request.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads a request's body as a JSON object, up to a length. */
public final class BodyReader {
  private static final List<MediaType> JSON_TYPES =
      List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
  private static final byte[] EMPTY = {};

  /* What Jackson's messages say of its own workings. */
  private static final Pattern FOR_PROGRAMMERS =
      Pattern.compile(" \\(start marker at .*|, from `[^`]*`");

  private final Json json;
  private final int maxBytes;

  /** For bodies up to this length. */
  public BodyReader(Json json, int maxBytes) {
    this.json = json;
    this.maxBytes = maxBytes;
  }

  /** The body; an error status if it is too long, or said to be of another type than JSON. */
  Mono<RequestBody> read(ServerRequest request) {
    if (!isJson(request)) {
      return Mono.error(new UnsupportedMediaTypeStatusException("not JSON", JSON_TYPES));
    }
    if (request.headers().contentLength().orElse(0) > maxBytes) {
      return Mono.error(new ContentTooLargeException(null));
    }
    return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), maxBytes)
        .map(BodyReader::bytes)
        .onErrorMap(DataBufferLimitException.class, ContentTooLargeException::new)
        .defaultIfEmpty(EMPTY)
        .map(this::parse);
  }

  /* A client that doesn't say what it sends is taken to send what is asked for. */
  private static boolean isJson(ServerRequest request) {
    try {
      return request
          .headers()
          .contentType()
          .map(type -> JSON_TYPES.stream().anyMatch(json -> json.includes(type)))
          .orElse(true);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private RequestBody parse(byte[] bytes) {
    if (bytes.length == 0) {
      return new Unusable(FieldError.emptyBody());
    }
    try {
      return fields(json.read(bytes));
    } catch (JacksonException e) {
      return new Unusable(FieldError.notJson(position(e), reason(e)));
    }
  }

  /* Limits, such as that of nesting, are reported without a location. */
  private static long position(JacksonException e) {
    return Optional.ofNullable(e.getLocation())
        .map(location -> Math.max(0, location.getByteOffset()))
        .orElse(0L);
  }

  private static String reason(JacksonException e) {
    return e instanceof MismatchedInputException
        ? "expected exactly one JSON value"
        : FOR_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceAll("");
  }

  private static RequestBody fields(@Nullable Object value) {
    return RequestJson.fields(value)
        .<RequestBody>map(Fields::new)
        .orElseGet(() -> new Unusable(FieldError.notAnObject()));
  }
}
