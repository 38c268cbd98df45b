package dev.voucherstreams.gateway.http;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code GET /}: the live page, and the files that it is made of. */
final class LivePageRoutes {
  private static final MediaType ICON = MediaType.parseMediaType("image/svg+xml");
  private static final List<String> SCRIPTS =
      List.of("live", "ask", "elements", "figures", "segments", "stream", "words");

  private LivePageRoutes() {}

  static RouterFunction<ServerResponse> of() {
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
}
