package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other segment rules: counted beside the former ones, until they serve; and back again. */
class GenerationsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /* Each order has an amount of its own, by which to find it in the table. */
  private static final String ORDERS =
      """
      timestamp,country_code,last_order_ts,first_order_ts,total_orders,voucher_amount
      2020-05-01 00:00:00,Peru,2020-04-01 00:00:00,2019-01-06 00:00:00,4,1004
      2020-05-01 00:00:00,Peru,2020-04-01 00:00:00,2019-01-06 00:00:00,13,1013
      2020-05-01 00:00:00,Peru,2020-04-01 00:00:00,2019-01-06 00:00:00,37,1037
      2020-05-01 00:00:00,Peru,2020-04-01 00:00:00,2019-01-06 00:00:00,40,1040
      """;

  private LocalSystem system;

  @BeforeEach
  void start() throws Exception {
    system = LocalSystem.started("generations");
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void nextRules_areCountedBeside_serveOnceSomebodySaysSo_andCanBeTakenBack() throws Exception {
    // Given
    Path file = Files.writeString(system.folder().resolve("boundaries.csv"), ORDERS);
    assertThat(system.load(file, "boundaries").exitCode()).isZero();
    await().untilAsserted(() -> assertStandardRules(system.table()));
    String first = serving();
    system.stop();

    // When
    system.with("VOUCHER_NEXT_RULES", "classpath:segments-python.yml");
    system.with("VOUCHER_SWITCH", "manual");
    system.start();

    // Then
    await().until(() -> isComplete(newest()) && !newest().equals(first));
    assertThat(serving()).isEqualTo(first);
    assertStandardRules(system.table());
    assertThat(loader("generations")).contains(first, newest(), "serving: " + first);
    assertThat(loader("switch")).startsWith("serving: g").doesNotContain(first);
    await().untilAsserted(() -> assertPythonRules(system.table()));
    assertThat(loader("rollback")).isEqualTo("serving: " + first + ", pinned\n");
    await().untilAsserted(() -> assertStandardRules(system.table()));
  }

  private JsonNode generations() throws Exception {
    return JSON.readTree(system.get(system.gateway("/api/v1/generations")).body());
  }

  private String newest() throws Exception {
    return generations().at("/generations/0/name").asText();
  }

  private boolean isComplete(String name) throws Exception {
    return generations().at("/generations/0").path("name").asText().equals(name)
        && generations().at("/generations/0/complete").asBoolean();
  }

  private String serving() throws Exception {
    return generations().path("serving").asText();
  }

  private String loader(String verb) throws Exception {
    return system
        .runClient(verb + "-" + System.nanoTime(), Project.java(Project.LOADER, verb))
        .awaitSuccess();
  }

  private static void assertStandardRules(Table table) {
    assertThat(table.segmentsWith(1004)).containsExactly("0-4", "30-60");
    assertThat(table.segmentsWith(1013)).containsExactly("13-37", "30-60");
    assertThat(table.segmentsWith(1037)).containsExactly("13-37", "30-60");
    assertThat(table.segmentsWith(1040)).containsExactly("30-60");
  }

  private static void assertPythonRules(Table table) {
    assertThat(table.segmentsWith(1004)).containsExactly("5-13", "30-60");
    assertThat(table.segmentsWith(1013)).containsExactly("13-37", "30-60");
    assertThat(table.segmentsWith(1037)).isEmpty();
    assertThat(table.segmentsWith(1040)).isEmpty();
    assertThat(table.total("frequent_segment")).isEqualTo(table.total("recency_segment"));
  }
}
