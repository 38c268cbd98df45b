package dev.voucherstreams.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reactor.core.publisher.Mono;

/**
 * {@code GET /}, the live page; {@code GET /docs}, Swagger UI over the document in openapi.yml,
 * which is {@code GET /openapi.json}; and the files that the pages are made of.
 */
final class PageRoutes {
  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
  private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=utf-8");
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
  private static final MediaType ICON = MediaType.parseMediaType("image/svg+xml");
  private static final List<String> SCRIPTS =
      List.of("live", "ask", "elements", "figures", "generations", "segments", "stream", "words");
  private static final String SWAGGER_UI = "classpath*:META-INF/resources/webjars/swagger-ui/*/";

  /* Everything comes from here and nothing is written into the page; data: is for small icons. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private PageRoutes() {}

  static RouterFunction<ServerResponse> ofLivePage() {
    RouterFunctions.Builder routes =
        RouterFunctions.route()
            .GET("/", page("live.html", HTML))
            .GET("/live/live.css", page("live/live.css", STYLE))
            .GET("/live/icon.svg", page("live/icon.svg", ICON));
    for (String script : SCRIPTS) {
      String file = "live/" + script + ".js";
      routes.GET("/" + file, page(file, SCRIPT));
    }
    return routes.build();
  }

  static RouterFunction<ServerResponse> ofDocs(Json json) {
    String document = json.write(openApi());
    return RouterFunctions.route()
        .GET("/openapi.json", request -> GatewayRoutes.json(document))
        .GET("/docs", page("docs.html", HTML))
        .GET("/docs/docs.js", page("docs.js", SCRIPT))
        .GET("/docs/swagger-ui.css", page(swaggerUi("swagger-ui.css"), STYLE))
        .GET("/docs/swagger-ui-bundle.js", page(swaggerUi("swagger-ui-bundle.js"), SCRIPT))
        .build();
  }

  private static Object openApi() {
    String yaml = new String(read(new ClassPathResource("openapi.yml")), StandardCharsets.UTF_8);
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }

  /* Its folder has the version as its name. */
  private static Resource swaggerUi(String name) {
    try {
      Resource[] found = new PathMatchingResourcePatternResolver().getResources(SWAGGER_UI + name);
      if (found.length != 1) {
        throw new IllegalStateException(found.length + " files " + SWAGGER_UI + name);
      }
      return found[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HandlerFunction<ServerResponse> page(String name, MediaType type) {
    return page(new ClassPathResource("pages/" + name), type);
  }

  /* Read once: to open a file in a jar for every request would hold up an event loop. */
  private static HandlerFunction<ServerResponse> page(Resource file, MediaType type) {
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
