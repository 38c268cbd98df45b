package dev.voucherstreams.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import reactor.netty.http.server.HttpServerRequest;

/** The types that a route takes bodies of. */
record ContentTypes(List<MediaType> types) {

  ContentTypes {
    types = List.copyOf(types);
  }

  static ContentTypes of(String... types) {
    return new ContentTypes(MediaType.parseMediaTypes(List.of(types)));
  }

  /* A client that doesn't say what it sends is taken to send what is asked for. */
  boolean include(HttpServerRequest request) {
    String type = request.requestHeaders().get(HttpHeaderNames.CONTENT_TYPE);
    return type == null || type.isEmpty() || isSpelledLikeTheFirst(type) || include(type);
  }

  /* As most are: only others pay for looking closer. */
  private boolean isSpelledLikeTheFirst(String type) {
    return types.get(0).toString().equals(type);
  }

  private boolean include(String type) {
    try {
      MediaType parsed = MediaType.parseMediaType(type);
      return types.stream().anyMatch(each -> each.includes(parsed));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
