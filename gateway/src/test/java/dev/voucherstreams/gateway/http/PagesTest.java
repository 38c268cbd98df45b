package dev.voucherstreams.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.table.FakeSegmentTable;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page at /docs, without a browser. */
class DocsPageTest {
  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  private final GatewayClient gateway = new GatewayClient(new FakeSegmentTable());

  @Test
  void page_isMadeOfFilesOfOursOnly() {
    List<String> assets =
        ASSET.matcher(gateway.get("/docs").body()).results().map(asset -> asset.group(1)).toList();

    assertThat(assets)
        .contains("/docs/swagger-ui-bundle.js")
        .filteredOn(asset -> !asset.startsWith("data:"))
        .allSatisfy(
            asset -> {
              assertThat(asset).startsWith("/docs/");
              assertThat(gateway.get(asset).statusCode()).as(asset).isEqualTo(200);
            });
  }

  @Test
  void page_hasNothingThatItsPolicyForbids() {
    assertThat(gateway.get("/docs").body())
        .doesNotContain("<style", "style=", "onclick=", "onload=")
        .doesNotContainPattern("<script>");
  }

  @Test
  void page_andItsFiles_areSentWithWhatBrowsersShallRefuse() {
    for (String path : List.of("/docs", "/docs/docs.js", "/docs/swagger-ui.css")) {
      HttpResponse<String> answer = gateway.get(path);

      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(
              policy ->
                  assertThat(policy)
                      .contains("default-src 'none'", "frame-ancestors 'none'")
                      .doesNotContain("unsafe"));
      assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
      assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
    }
  }
}
