package dev.voucherstreams.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Locale;
import java.util.regex.Pattern;
import reactor.netty.http.server.HttpServerRequest;

/**
 * The types that a route takes bodies of. Only the type itself counts: bodies are UTF-8 whatever
 * the parameters say, and clients send all kinds of them.
 *
 * @param usual the type as most clients spell it
 * @param types all types, in lower case
 */
record ContentTypes(String usual, Pattern types) {

  static ContentTypes of(String usual, String types) {
    return new ContentTypes(usual, Pattern.compile(types));
  }

  /* A client that doesn't say what it sends is taken to send what is asked for. */
  boolean include(HttpServerRequest request) {
    String header = request.requestHeaders().get(HttpHeaderNames.CONTENT_TYPE);
    return header == null
        || header.isBlank()
        || header.equals(usual)
        || types.matcher(type(header)).matches();
  }

  private static String type(String header) {
    int end = header.indexOf(';');
    return header.substring(0, end < 0 ? header.length() : end).strip().toLowerCase(Locale.ROOT);
  }
}
