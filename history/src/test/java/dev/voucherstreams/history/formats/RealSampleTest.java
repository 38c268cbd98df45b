package dev.voucherstreams.history.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.order.ParsedRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real order history. The sample is not part of the project: where it is missing this says so, and
 * with {@code REQUIRE_SAMPLE=true}, as in CI, it fails.
 */
class RealSampleTest {

  private static final Path SAMPLE =
      Path.of("..")
          .resolve(System.getenv().getOrDefault("VOUCHER_SAMPLE_DIR", "../shared/data"))
          .resolve("peru-orders-sample.parquet.gzip");

  private static List<ParsedRow> rows;

  @BeforeAll
  static void readSample() throws Exception {
    if (!Files.exists(SAMPLE)) {
      goWithout("the real sample of order history is not at " + SAMPLE.toAbsolutePath());
    }
    rows = Histories.parsed(SAMPLE);
  }

  private static void goWithout(String message) {
    if ("true".equals(System.getenv("REQUIRE_SAMPLE"))) {
      fail(message);
    }
    System.out.println("Going without the real sample: " + message);
    Assumptions.abort(message);
  }

  @Test
  void sample_isReadWithoutARejectedRow() {
    assertThat(rows).hasSize(10_655).allMatch(ParsedRow.Order.class::isInstance);
  }

  @Test
  void sample_hasTheHolesAndAmountsThatItsDescriptionTells() {
    assertThat(counted(OrderEvent::getCountryCode)).isEqualTo(Map.of("Peru", 10_655L));
    assertThat(counted(order -> String.valueOf(order.getVoucherAmount())))
        .isEqualTo(Map.of("2640", 4_792L, "3520", 2_248L, "4400", 2_149L, "null", 1_466L));
    assertThat(counted(order -> order.getTotalOrders() == null)).containsEntry(true, 876L);
    assertThat(counted(order -> Objects.equals(order.getTotalOrders(), 0L)))
        .containsEntry(true, 1_118L);
    assertThat(counted(order -> order.getTimestamp().isBefore(order.getLastOrderTs())))
        .containsEntry(true, 891L);
    assertThat(orders()).allMatch(order -> order.getFirstOrderTs() != null);
  }

  @Test
  void sample_timesAsTextKeepTheirMicroseconds() {
    assertThat(orders().stream().map(OrderEvent::getTimestamp))
        .contains(Instant.parse("2020-04-05T15:07:46.018867Z"));
  }

  private static List<OrderEvent> orders() {
    return rows.stream().map(row -> ((ParsedRow.Order) row).event()).toList();
  }

  private static <K> Map<K, Long> counted(Function<OrderEvent, K> by) {
    return orders().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }
}
