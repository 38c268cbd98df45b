package dev.voucherstreams.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, without a window. It keeps what pages complain of. */
final class Chromium implements AutoCloseable {

  private static final double TIMEOUT_MS = 120_000;

  /* Of answers other than 200, which tests provoke and check themselves. */
  private static final String FAILED_REQUEST = "Failed to load resource";

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium launched() {
    Path program = Tool.require("chromium", "chromium");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    LaunchOptions options =
        new LaunchOptions()
            .setExecutablePath(program)
            .setHeadless(true)
            .setTimeout(TIMEOUT_MS)
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /** Opens a page in a window of this size, with nothing of earlier ones. */
  Page open(String url, int width, int height) {
    complaints.clear();
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
    page.setDefaultTimeout(TIMEOUT_MS);
    page.onConsoleMessage(this::note);
    page.onPageError(complaints::add);
    page.navigate(url);
    return page;
  }

  /* What a page's policy forbids is an error on the console, too. */
  private void note(ConsoleMessage message) {
    boolean serious = message.type().equals("error") || message.type().equals("warning");
    if (serious && !message.text().startsWith(FAILED_REQUEST)) {
      complaints.add(message.text());
    }
  }

  /** Errors and warnings on the console since the last page was opened. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
