package dev.voucherstreams.history.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.order.RowChecksum;
import dev.voucherstreams.segments.Seeds;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SyntheticOrdersTest {

  private static final List<OrderEvent> ORDERS =
      SyntheticRows.parsed(rows(1, 0, 10_000)).stream()
          .map(row -> ((ParsedRow.Order) row).event())
          .toList();

  @Test
  void orders_ofASeed_areTheSameForEver() {
    RowChecksum checksum = new RowChecksum();
    SyntheticRows.parsed(rows(1, 1, 10_000)).forEach(checksum::add);

    assertThat(checksum.value()).isEqualTo(3_726_010_500L);
  }

  @Seeds.Runs(300)
  void orders_ofAnySeed_beginWithThoseOfAShorterHistory(long seed) {
    Random random = new Random(seed);
    int badRows = random.nextInt(10_001);
    int count = random.nextInt(1, 51);
    List<SyntheticOrder> shorter = rows(seed, badRows, count);

    assertThat(rows(seed, badRows, count + 25)).startsWith(shorter.toArray(SyntheticOrder[]::new));
  }

  @Test
  void orders_ofAnotherSeed_areOthers() {
    assertThat(rows(1, 0, 10)).isNotEqualTo(rows(2, 0, 10));
  }

  /* The sample's shares, from its description: of 10,655 rows. */
  @Test
  void orders_haveTheSamplesHolesAndOddities() {
    assertThat(share(ORDERS, order -> order.getTotalOrders() == null))
        .isCloseTo(876 / 10_655.0, within(0.01));
    assertThat(share(ORDERS, order -> order.getVoucherAmount() == null))
        .isCloseTo(1_466 / 10_655.0, within(0.01));
    assertThat(share(ORDERS, order -> Objects.equals(order.getTotalOrders(), 0L)))
        .isCloseTo(1_118 / 10_655.0, within(0.01));
    assertThat(share(ORDERS, order -> days(order) < 0)).isCloseTo(891 / 10_655.0, within(0.01));
    assertThat(ORDERS)
        .noneMatch(order -> order.getTimestamp() == null || order.getFirstOrderTs() == null)
        .noneMatch(order -> order.getFirstOrderTs().isAfter(order.getLastOrderTs()))
        .noneMatch(order -> order.getCustomerId() == null);
  }

  @Test
  void orders_fallInEverySegmentAndOutsideOfThem() {
    Map<Long, Long> byDays = counted(ORDERS, order -> bucket(days(order), 30, 60, 90, 120, 180));
    Map<Long, Long> byOrders =
        counted(
            ORDERS.stream().filter(order -> order.getTotalOrders() != null).toList(),
            order -> bucket(order.getTotalOrders(), 5, 13, 38));

    assertThat(byDays).hasSize(6).allSatisfy((days, count) -> assertThat(count).isPositive());
    assertThat(byOrders).hasSize(4).allSatisfy((count, uses) -> assertThat(uses).isPositive());
  }

  @Test
  void orders_haveSeveralAmountsAndTheWinnersDiffer() {
    List<OrderEvent> known =
        ORDERS.stream().filter(order -> order.getVoucherAmount() != null).toList();

    assertThat(winner(known.stream().filter(order -> days(order) < 120))).isEqualTo(2_640);
    assertThat(winner(known.stream().filter(order -> days(order) >= 120))).isEqualTo(4_400);
    assertThat(known.stream().map(OrderEvent::getVoucherAmount).distinct())
        .containsExactlyInAnyOrder(1_760L, 2_640L, 3_520L, 4_400L, 5_280L);
    assertThat(ORDERS.stream().map(OrderEvent::getCountryCode).distinct())
        .containsExactlyInAnyOrder("Peru", "Chile", "Colombia", "Ecuador");
  }

  @Test
  void badRows_asManyAsAskedFor_areSpreadEvenly() {
    for (int badRows : List.of(0, 1, 7, 10_000)) {
      List<ParsedRow> rows = SyntheticRows.parsed(rows(3, badRows, 20_000));

      assertThat(bad(rows)).isEqualTo(2L * badRows);
      assertThat(bad(rows.subList(0, 10_000))).isEqualTo(badRows);
    }
  }

  @Test
  void badRows_areOfBothKinds_andTheOtherRowsStay() {
    // Given
    List<SyntheticOrder> good = rows(3, 0, 10_000);

    // When
    List<SyntheticOrder> some = rows(3, 10, 10_000);

    // Then
    List<String> reasons =
        SyntheticRows.parsed(some).stream()
            .filter(ParsedRow.Rejected.class::isInstance)
            .map(row -> ((ParsedRow.Rejected) row).reason())
            .toList();
    assertThat(reasons)
        .containsOnly(
            "timestamp is not a time: 0000-00-00 00:00:00",
            "voucher_amount is not a whole number of 64 bits: 2640.5")
        .hasSize(10);
    some.removeAll(Set.copyOf(good));
    assertThat(some).hasSize(10);
  }

  private static List<SyntheticOrder> rows(long seed, int badRows, int count) {
    SyntheticOrders orders = new SyntheticOrders(seed, badRows);
    return Stream.generate(orders::next).limit(count).collect(Collectors.toList());
  }

  private static long days(OrderEvent order) {
    long hours = Duration.between(order.getLastOrderTs(), order.getTimestamp()).toHours();
    return Math.floorDiv(hours, 24);
  }

  private static double share(List<OrderEvent> orders, Predicate<OrderEvent> kind) {
    return (double) orders.stream().filter(kind).count() / orders.size();
  }

  private static long bad(List<ParsedRow> rows) {
    return rows.stream().filter(ParsedRow.Rejected.class::isInstance).count();
  }

  /* How many of the bounds a number is not below. */
  private static long bucket(long number, long... bounds) {
    return Arrays.stream(bounds).filter(bound -> number >= bound).count();
  }

  private static Map<Long, Long> counted(List<OrderEvent> orders, Function<OrderEvent, Long> by) {
    return orders.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private static long winner(Stream<OrderEvent> orders) {
    return orders
        .collect(Collectors.groupingBy(OrderEvent::getVoucherAmount, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }
}
