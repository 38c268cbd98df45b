package dev.voucherstreams.history.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderEvent;
import org.junit.jupiter.api.Test;

class RowSumsTest {

  @Test
  void sameOrders_inAnyOrder_dontDiffer() {
    RowSums sums = new RowSums(100);
    for (int row = 0; row < 100; row++) {
      sums.add(order(row, row));
      sums.subtract(order(99 - row, 99 - row));
    }

    assertThat(sums.firstDifference()).isEmpty();
  }

  @Test
  void otherOrder_isFoundByItsRow_theFirstOfThem() {
    RowSums sums = new RowSums(100);
    sums.add(order(41, 5));
    sums.subtract(order(41, 6));
    sums.add(order(17, 5));
    sums.subtract(order(17, 6));

    assertThat(sums.firstDifference()).contains("row 17");
  }

  @Test
  void orderThatOnlyOneHas_differs() {
    RowSums rejected = new RowSums(100);
    rejected.subtract(order(0, 5));
    RowSums missing = new RowSums(100);
    missing.add(order(99, 5));

    assertThat(rejected.firstDifference()).contains("row 0");
    assertThat(missing.firstDifference()).contains("row 99");
  }

  @Test
  void rowsOutside_areIgnored() {
    RowSums sums = new RowSums(1);
    sums.add(order(1, 5));

    assertThat(sums.firstDifference()).isEmpty();
  }

  @Test
  void moreRowsThanThereIsMemoryFor_areToldByStretches() {
    RowSums sums = new RowSums(10_000_000_001L);
    sums.add(order(10_000_000_000L, 5));
    sums.add(order(9_999_999_999L, 5));
    sums.subtract(order(9_999_999_999L, 5));

    assertThat(sums.firstDifference())
        .hasValueSatisfying(
            rows -> assertThat(rows).matches("one of the rows 9,999,99.,... to 10,000,000,000"));
  }

  @Test
  void ordersThatChangedPlaces_differ_alsoWithinAStretch() {
    RowSums sums = new RowSums(1L << 21);
    sums.add(order(0, 5));
    sums.add(order(1, 6));
    sums.subtract(order(0, 6));
    sums.subtract(order(1, 5));

    assertThat(sums.firstDifference()).contains("one of the rows 0 to 1");
  }

  private static OrderEvent order(long row, long totalOrders) {
    return OrderEvent.newBuilder()
        .setEventId("numbers-" + row)
        .setCountryCode("Peru")
        .setTotalOrders(totalOrders)
        .setDataset("numbers")
        .setRow(row)
        .build();
  }
}
