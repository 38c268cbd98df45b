package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Other segment rules: refused while there are tallies of the former ones, fine after a reset. */
@ExtendWith(SharedSystem.class)
class ResetIT {

  /* Each order has an amount of its own, by which to find it in the table. */
  private static final String ORDERS =
      """
      timestamp,country_code,last_order_ts,first_order_ts,total_orders,voucher_amount
      2020-05-01 00:00:00,Peru,2020-04-01 00:00:00,2019-01-06 00:00:00,4,1004
      2020-05-01 00:00:00,Peru,2020-04-01 00:00:00,2019-01-06 00:00:00,13,1013
      2020-05-01 00:00:00,Peru,2020-04-01 00:00:00,2019-01-06 00:00:00,37,1037
      2020-05-01 00:00:00,Peru,2020-04-01 00:00:00,2019-01-06 00:00:00,40,1040
      """;

  private final LocalSystem system;

  ResetIT(LocalSystem system) {
    this.system = system;
  }

  /* The system is that of other tests, too. */
  @AfterEach
  void putTheStandardRulesBack() throws Exception {
    system.stop();
    system.with("VOUCHER_RULES", "classpath:segments.yml");
    Command.Result reset = system.make("reset", "YES=1");
    assertThat(reset.exitCode()).as(reset.output()).isZero();
  }

  @Test
  void otherRules_areRefusedUntilAReset_andThenAllOrdersAreCountedByThem() throws Exception {
    // Given
    Path file = Files.writeString(system.folder().resolve("boundaries.csv"), ORDERS);
    assertThat(system.load(file, "boundaries").exitCode()).isZero();
    system.answers();
    Table standard = system.table();
    system.stop();
    system.with("VOUCHER_RULES", "classpath:segments-python.yml");

    // When
    Command refused = system.launch();
    refused.await();
    Command.Result reset = system.make("reset", "YES=1");
    system.start();

    // Then
    assertThat(refused.printed())
        .contains("streams-app ended with exit code 78, last in ")
        .containsPattern("refuses to start: the tallies were counted with .*`make reset`")
        .contains("\nstopping everything\n");
    assertThat(reset.exitCode()).as(reset.output()).isZero();
    assertThat(reset.output()).endsWith("next start of streams-app counts all orders anew\n");
    assertStandardRules(standard);
    assertPythonRules(system.table());
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
    assertThat(table.total("frequent_segment"))
        .isEqualTo(table.total("recency_segment"))
        .isGreaterThan(10_000);
  }
}
