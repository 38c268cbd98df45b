package dev.voucherstreams.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.service.table.FakeSegmentTable;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for people and what they are made of, without a browser. */
class PagesTest {
  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");

  private final GatewayClient gateway = new GatewayClient(new FakeSegmentTable());

  private List<String> found(Pattern pattern, String path) {
    return pattern.matcher(gateway.get(path).body()).results().map(all -> all.group(1)).toList();
  }

  @ParameterizedTest
  @CsvSource({"/, /live/live.js", "/docs, /docs/swagger-ui-bundle.js"})
  void page_isMadeOfFilesOfOursOnly(String page, String one) {
    assertThat(found(ASSET, page))
        .contains(one)
        .filteredOn(asset -> !asset.startsWith("data:"))
        .allSatisfy(
            asset -> {
              assertThat(asset).startsWith("/").doesNotStartWith("//");
              assertThat(gateway.get(asset).statusCode()).as(asset).isEqualTo(200);
            });
  }

  @Test
  void scripts_importOnlyWhatIsServed() {
    Set<String> scripts = new TreeSet<>();
    List<String> unread = new ArrayList<>(List.of("live.js"));
    while (!unread.isEmpty()) {
      String script = unread.remove(0);
      if (scripts.add(script)) {
        assertThat(gateway.get("/live/" + script).statusCode()).as(script).isEqualTo(200);
        unread.addAll(found(IMPORT, "/live/" + script));
      }
    }

    assertThat(scripts)
        .containsExactly(
            "ask.js",
            "elements.js",
            "figures.js",
            "generations.js",
            "live.js",
            "segments.js",
            "stream.js",
            "words.js");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs"})
  void page_hasNothingThatItsPolicyForbids(String page) {
    assertThat(gateway.get(page).body())
        .doesNotContain("<style", "style=")
        .doesNotContainPattern(" on[a-z]+=")
        .doesNotContainPattern("<script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/live/live.css", "/docs", "/docs/docs.js", "/docs/swagger-ui.css"})
  void page_andItsFiles_areSentWithWhatBrowsersShallRefuse(String path) {
    HttpResponse<String> answer = gateway.get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
                    .doesNotContain("unsafe"));
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(answer.headers().allValues("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/live/live.js", "/docs/swagger-ui-bundle.js"})
  void file_thatABrowserHasAlready_isNotSentAgain(String path) {
    // Given
    HttpResponse<String> first = gateway.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();

    // When
    HttpResponse<String> again = gateway.get(path, "If-None-Match", tag);

    // Then
    assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(gateway.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }
}
