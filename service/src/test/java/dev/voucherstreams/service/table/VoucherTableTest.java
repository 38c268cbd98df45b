package dev.voucherstreams.service.table;

import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.LONG_AGO;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static dev.voucherstreams.service.table.Rows.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.Lookup.Found;
import dev.voucherstreams.service.table.Lookup.NoUses;
import dev.voucherstreams.service.table.Lookup.NotReady;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoucherTableTest extends SegmentTableContract {

  private static final String OTHER_RULES = "0123456789abcdef";
  private static final SegmentKey ATLANTIS = SegmentKey.parse("Atlantis|frequent_segment|0-4");

  private final VoucherTableDriver driver = new VoucherTableDriver();
  private final VoucherTable table = driver.table();

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void topology_described_isOneGlobalStore() {
    assertThat(driver.topology().describe())
        .hasToString(
            """
            Topologies:
               Sub-topology: 0 for global store (will not generate tasks)
                Source: replicate-segment-vouchers-source (topics: [segment-vouchers])
                  --> replicate-segment-vouchers
                Processor: replicate-segment-vouchers (stores: [segment-vouchers])
                  --> none
                  <-- replicate-segment-vouchers-source
            """);
  }

  @Override
  protected SegmentTable ready(SegmentVoucher... rows) {
    List.of(rows).forEach(driver::put);
    return table;
  }

  @Test
  void find_afterAnUpdate_isTheNewRow() {
    driver.put(Rows.row(MANY_ORDERS, 2640));

    driver.put(Rows.row(MANY_ORDERS, 4400));

    assertThat(table.find(MANY_ORDERS)).isEqualTo(new Found(Rows.row(MANY_ORDERS, 4400)));
  }

  @Test
  void find_rowThatCannotBeRead_isNotReadyUntilItCan() {
    // Given
    driver.put(Rows.row(MANY_ORDERS, 2640));

    // When
    driver.put(MANY_ORDERS, VoucherTableDriver.GARBAGE);

    // Then
    assertThat(table.find(MANY_ORDERS))
        .isEqualTo(new NotReady("the row of Peru|frequent_segment|13-37 can't be read"));
    assertThat(table.problem().orElseThrow())
        .startsWith("the row of Peru|frequent_segment|13-37 can't be read: not in the");

    // When
    driver.put(Rows.row(MANY_ORDERS, 4400));

    // Then
    assertThat(table.find(MANY_ORDERS)).isEqualTo(new Found(Rows.row(MANY_ORDERS, 4400)));
    assertThat(table.problem()).isEmpty();
  }

  @Test
  void find_rowThatWasTakenBack_hasNoUses() {
    driver.put(Rows.row(MANY_ORDERS, 2640));

    driver.put(MANY_ORDERS, null);

    assertThat(table.find(MANY_ORDERS)).isEqualTo(new NoUses());
  }

  @Test
  void problem_rowsOfOurRules_isNone() {
    assertThat(table.problem()).isEmpty();

    driver.put(Rows.row(FEW_ORDERS, 2640));
    driver.put(Rows.row(LONG_AGO, 4400));

    assertThat(table.problem()).isEmpty();
  }

  @Test
  void problem_aRowOfOtherRules_namesBothFingerprints() {
    driver.put(Rows.row(FEW_ORDERS, 2640));
    driver.put(Rows.row(SegmentKey.parse("Peru|other_type|x"), 2640, OTHER_RULES));

    assertThat(table.problem())
        .contains(
            "the table was made with segment rules 0123456789abcdef, but this instance has %s (fingerprints)"
                .formatted(RULES.fingerprint()));
    assertThat(table.find(FEW_ORDERS)).isEqualTo(new Found(Rows.row(FEW_ORDERS, 2640)));
  }

  @Test
  void problem_garbageUnderAKeyThatNobodyAsksFor_isNone() {
    driver.put(Rows.row(FEW_ORDERS, 2640));

    driver.put(ATLANTIS, VoucherTableDriver.GARBAGE);
    driver.put("no key of ours", VoucherTableDriver.GARBAGE);
    driver.put((String) null, VoucherTableDriver.GARBAGE);

    assertThat(table.problem()).isEmpty();
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void problem_garbageAndOtherRules_isStillFound() {
    driver.put(Rows.row(LONG_AGO, 2640, OTHER_RULES));
    driver.put(ATLANTIS, VoucherTableDriver.GARBAGE);

    assertThat(table.problem()).isPresent();
  }
}
