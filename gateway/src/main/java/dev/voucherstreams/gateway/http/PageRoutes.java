package dev.voucherstreams.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code GET /}, the live page; {@code GET /docs}, Swagger UI over the document in openapi.yml,
 * which is {@code GET /openapi.json}; and the files that the pages are made of.
 */
final class PageRoutes {
  private static final MediaType ICON = MediaType.parseMediaType("image/svg+xml");
  private static final List<String> SCRIPTS =
      List.of("live", "ask", "elements", "figures", "generations", "segments", "stream", "words");
  private static final String SWAGGER_UI = "classpath*:META-INF/resources/webjars/swagger-ui/*/";

  private PageRoutes() {}

  static RouterFunction<ServerResponse> ofLivePage() {
    RouterFunctions.Builder routes =
        RouterFunctions.route()
            .GET("/", Pages.of("live.html", Pages.HTML))
            .GET("/live/live.css", Pages.of("live/live.css", Pages.STYLE))
            .GET("/live/icon.svg", Pages.of("live/icon.svg", ICON));
    for (String script : SCRIPTS) {
      String file = "live/" + script + ".js";
      routes.GET("/" + file, Pages.of(file, Pages.SCRIPT));
    }
    return routes.build();
  }

  static RouterFunction<ServerResponse> ofDocs(Json json, SpringReplies replies) {
    HttpReply document = new HttpReply.Ok(json.write(read()));
    return RouterFunctions.route()
        .GET("/openapi.json", request -> replies.send(request, document))
        .GET("/docs", Pages.of("docs.html", Pages.HTML))
        .GET("/docs/docs.js", Pages.of("docs.js", Pages.SCRIPT))
        .GET("/docs/swagger-ui.css", Pages.of(swaggerUi("swagger-ui.css"), Pages.STYLE))
        .GET(
            "/docs/swagger-ui-bundle.js", Pages.of(swaggerUi("swagger-ui-bundle.js"), Pages.SCRIPT))
        .build();
  }

  private static Map<String, Object> read() {
    try (InputStream file = new ClassPathResource("openapi.yml").getInputStream()) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
}
