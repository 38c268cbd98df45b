package dev.voucherstreams.history.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.Row;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowChecksumTest {

  private static final Instant TIME = Instant.parse("2020-04-05T15:07:46.018867Z");

  @Test
  void value_ofTheSameRows_isTheSame() {
    assertThat(checksum(order(0).build(), rejected("a")))
        .isEqualTo(checksum(order(0).build(), rejected("a")));
  }

  @Test
  void value_ofMoreRows_goesOnFromTheFirst() {
    // Given
    RowChecksum growing = new RowChecksum();
    growing.add(new ParsedRow.Order(order(0).build()));
    long first = growing.value();

    // When
    growing.add(rejected("b"));

    // Then
    assertThat(first).isEqualTo(checksum(new ParsedRow.Order(order(0).build())));
    assertThat(growing.value())
        .isEqualTo(checksum(new ParsedRow.Order(order(0).build()), rejected("c")));
  }

  @Test
  void value_ofRowsThatDiffer_differs() {
    List<Long> values =
        Stream.of(
                order(0),
                order(0).setCustomerId(8L),
                order(0).setCustomerId(null),
                order(0).setCountryCode("Chile"),
                order(0).setCountryCode(""),
                order(0).setTimestamp(TIME.plusNanos(1_000)),
                order(0).setTimestamp(null),
                order(0).setLastOrderTs(TIME.plusNanos(1_000)),
                order(0).setLastOrderTs(null),
                order(0).setFirstOrderTs(TIME.plusNanos(1_000)),
                order(0).setFirstOrderTs(null),
                order(0).setTotalOrders(15L),
                order(0).setTotalOrders(0L),
                order(0).setTotalOrders(null),
                order(0).setVoucherAmount(2641L),
                order(0).setVoucherAmount(0L),
                order(0).setVoucherAmount(null))
            .map(order -> checksum(new ParsedRow.Order(order.build())))
            .toList();

    assertThat(values).doesNotHaveDuplicates().doesNotContain(checksum(rejected("a")));
  }

  @Test
  void value_ofOtherOrder_differs() {
    ParsedRow one = new ParsedRow.Order(order(0).build());
    ParsedRow other = new ParsedRow.Order(order(0).setVoucherAmount(null).build());

    assertThat(checksum(one, other)).isNotEqualTo(checksum(other, one));
  }

  @Test
  void value_isKeptInTheTopic_soItNeverChanges() {
    ParsedRow hole = new ParsedRow.Order(order(0).setCustomerId(null).build());

    assertThat(checksum(new ParsedRow.Order(order(0).build()), rejected("a"), hole))
        .isEqualTo(277_288_922L);
  }

  private static long checksum(OrderEvent order, ParsedRow next) {
    return checksum(new ParsedRow.Order(order), next);
  }

  private static long checksum(ParsedRow... rows) {
    RowChecksum checksum = new RowChecksum();
    Stream.of(rows).forEach(checksum::add);
    return checksum.value();
  }

  private static ParsedRow rejected(String line) {
    return new ParsedRow.Rejected(new Row.Broken(1, "broken", line), "broken");
  }

  private static OrderEvent.Builder order(long row) {
    return OrderEvent.newBuilder()
        .setEventId("peru-" + row)
        .setCustomerId(7L)
        .setCountryCode("Peru")
        .setTimestamp(TIME)
        .setLastOrderTs(TIME)
        .setFirstOrderTs(TIME)
        .setTotalOrders(14L)
        .setVoucherAmount(2640L)
        .setDataset("peru")
        .setRow(row);
  }
}
