package dev.voucherstreams.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves pages and what they are made of, with what browsers are to refuse in them. */
final class Pages {
  static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
  static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=utf-8");
  static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");

  /* Everything comes from here and nothing is written into the page; data: is for small icons. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private Pages() {}

  /** A file of ours, from the folder {@code pages}. */
  static HandlerFunction<ServerResponse> of(String name, MediaType type) {
    return of(new ClassPathResource("pages/" + name), type);
  }

  /* Read once: to open a file in a jar for every request would hold up an event loop. */
  static HandlerFunction<ServerResponse> of(Resource file, MediaType type) {
    byte[] content = read(file);
    String tag = '"' + DigestUtils.md5DigestAsHex(content) + '"';
    return request ->
        request.checkNotModified(tag).switchIfEmpty(Mono.defer(() -> whole(content, type, tag)));
  }

  /* Browsers ask each time whether a file is still the same, and are sent only one that isn't. */
  private static Mono<ServerResponse> whole(byte[] content, MediaType type, String tag) {
    return ServerResponse.ok()
        .contentType(type)
        .cacheControl(CacheControl.noCache())
        .eTag(tag)
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("X-Frame-Options", "DENY")
        .bodyValue(content);
  }

  private static byte[] read(Resource file) {
    try {
      return file.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
