package dev.voucherstreams.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages for people, in a real browser. */
@SharedSystem
class PagesIT {

  private static final int TABS = 20;

  /* Of customers in 0-4 and 180+, the latter half of them of a country that is not served. */
  private static final String ORDERS =
      """
      timestamp,country_code,last_order_ts,first_order_ts,total_orders,voucher_amount
      2020-05-01 00:00:00,Peru,2019-01-06 00:00:00,2019-01-06 00:00:00,1,2640
      2020-05-01 00:00:00,Peru,2019-01-06 00:00:00,2019-01-06 00:00:00,1,2640
      2020-05-01 00:00:00,Chile,2019-01-06 00:00:00,2019-01-06 00:00:00,1,2640
      2020-05-01 00:00:00,Peru,2019-01-06 00:00:00,2019-01-06 00:00:00,,2640
      """;

  private static Chromium chromium;

  private final LocalSystem system;

  PagesIT(LocalSystem system) {
    this.system = system;
  }

  @BeforeAll
  static void launch() {
    chromium = Chromium.launched();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void pages_havePutNothingOnTheConsole() {
    Assertions.assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void live_showsTheTable_andWhatBecameOfTheOrders() throws Exception {
    // Given
    JsonNode orders = settledOrders();

    // When
    try (Page page = live(1280)) {
      // Then
      Locator card = card(page, "13 to 37 orders");
      long winner = system.table().winners().get("Peru|frequent_segment|13-37");
      assertThat(card.locator(".winner")).hasText(spelled(winner));
      assertThat(card.locator(".bars li").first()).containsText(spelled(winner));
      assertThat(card.locator(".sure")).hasText(Pattern.compile("winner|close call|tie"));
      assertThat(page.locator(".card")).hasCount(8);
      assertThat(page.locator("#counted")).hasText(spelled(orders.get("counted").asLong()));
      assertThat(outcome(page, "incomplete"))
          .containsText(spelled(orders.get("incomplete").asLong()));
      assertThat(page.locator("#fresh")).hasText("now");
      assertThat(page.locator("#generation"))
          .hasText(Pattern.compile("generation g[0-9a-f]{8}-\\d+, a count that began"));
      assertThat(page.locator("#upcoming")).isHidden();
    }
  }

  @Test
  void live_onAPhone_hasNothingBesideTheScreen() {
    try (Page page = live(390)) {
      assertThat(page.locator(".card")).hasCount(8);
      Assertions.assertThat(
              page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .isEqualTo(true);
    }
  }

  @Test
  void live_newOrders_changeItWithoutAReload() throws Exception {
    // Given
    JsonNode orders = settledOrders();
    long uses =
        system.table().tallies().get("Peru|frequent_segment|0-4").values().stream()
            .mapToLong(Long::longValue)
            .sum();
    try (Page page = live(1280)) {
      assertThat(card(page, "0 to 4 orders")).containsText(spelled(uses) + " uses");
      page.evaluate("window.sameAsBefore = true");

      // When
      Path file = Files.writeString(system.folder().resolve("pages.csv"), ORDERS);
      Command.Result load = system.load(file, "pages");

      // Then
      Assertions.assertThat(load.exitCode()).as(load.output()).isZero();
      assertThat(card(page, "0 to 4 orders")).containsText(spelled(uses + 2) + " uses");
      assertThat(page.locator("#counted")).hasText(spelled(orders.get("counted").asLong() + 2));
      assertThat(outcome(page, "of another country"))
          .containsText(spelled(orders.get("out_of_scope").asLong() + 1));
      assertThat(outcome(page, "incomplete"))
          .containsText(spelled(orders.get("incomplete").asLong() + 1));
      Assertions.assertThat(page.evaluate("window.sameAsBefore")).isEqualTo(true);
    }
  }

  @Test
  void form_wrong_saysSoAtTheField_andRightAnswers() throws Exception {
    // Given
    system.answers();
    try (Page page = live(1280)) {
      Locator orders = page.getByLabel("Orders so far");
      Locator ask = page.getByRole(AriaRole.BUTTON);
      orders.fill("many");

      // When
      ask.click();

      // Then
      assertThat(orders).isFocused();
      assertThat(orders).hasAttribute("aria-invalid", "true");
      assertThat(orders).hasAccessibleDescription("Please give a whole number.");
      assertThat(page.getByLabel("Customer number")).not().hasAttribute("aria-invalid", "true");

      // When
      orders.fill("14");
      ask.click();

      // Then
      long winner = system.table().winners().get("Peru|frequent_segment|13-37");
      assertThat(page.locator("#answer .winner")).hasText(spelled(winner));
      assertThat(page.locator("#answer")).containsText("is in the group “13 to 37 orders”");
      assertThat(orders).not().hasAttribute("aria-invalid", "true");
    }
  }

  @Test
  void live_byKeyboardAlone_canBeAsked() {
    try (Page page = live(1280)) {
      // Given: the second of the links that skip
      page.keyboard().press("Tab");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(page.locator("#ask")).isFocused();

      // When
      tabTo(page, "total_orders");
      page.keyboard().press("Control+A");
      page.keyboard().type("38");
      page.keyboard().press("Enter");

      // Then
      assertThat(page.locator("#answer"))
          .containsText("A customer with 38 orders is in none of the groups by number of orders.");
    }
  }

  private static void tabTo(Page page, String id) {
    for (int i = 0; i < TABS && !id.equals(page.evaluate("document.activeElement.id")); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator("#" + id)).isFocused();
  }

  @Test
  void live_gatewayGone_saysSo_andGoesOnWhenItIsBack() throws Exception {
    try (ExtraGateway gateway = ExtraGateway.started(system);
        Page page = chromium.open(gateway.url("/"), 1280, 800)) {
      // Given
      Locator connection = page.locator("#connection");
      assertThat(connection).hasText("Live");

      // When
      gateway.kill();

      // Then
      assertThat(connection).hasText(Pattern.compile("Connection lost at .* Trying again"));

      // When
      gateway.startAgain();

      // Then
      assertThat(connection).hasText("Connected again, live");
      assertThat(connection).hasText("Live");
      assertThat(page.locator(".card")).hasCount(8);
    }
  }

  @Test
  void docs_tryItOut_worksWithTheFirstClick() {
    try (Page page = chromium.open(system.gateway("/docs"), 1280, 800)) {
      // Given
      Locator operation = page.locator("#operations-vouchers-voucher");
      operation.locator(".opblock-summary").click();

      // When
      operation.getByText("Execute").click();

      // Then
      assertThat(operation.locator(".live-responses-table .response .response-col_status").first())
          .containsText("200");
    }
  }

  /* The numbers come a moment after the table. */
  private JsonNode settledOrders() throws Exception {
    system.answers();
    AtomicReference<JsonNode> last = new AtomicReference<>();
    await()
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              JsonNode orders = system.orders();
              return orders.equals(last.getAndSet(orders));
            });
    return last.get();
  }

  private Page live(int width) {
    Page page = chromium.open(system.gateway("/"), width, 800);
    assertThat(page.locator("#connection")).hasText("Live");
    return page;
  }

  private static Locator card(Page page, String title) {
    return page.locator(".card")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByText(title, new Page.GetByTextOptions().setExact(true))));
  }

  private static Locator outcome(Page page, String name) {
    return page.locator("#outcome-rows tr")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name)));
  }

  private static String spelled(long number) {
    return NumberFormat.getInstance(Locale.ENGLISH).format(number);
  }
}
