package dev.voucherstreams.gateway.replica;

import static dev.voucherstreams.gateway.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.gateway.table.Rows.LONG_AGO;
import static dev.voucherstreams.gateway.table.Rows.MANY_ORDERS;
import static dev.voucherstreams.gateway.table.Rows.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.table.Rows;
import dev.voucherstreams.segments.SegmentKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RowCheckTest {
  private final ReplicaDriver driver = new ReplicaDriver();
  private final RowCheck check = new RowCheck(RULES, List.of("Peru"));

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void problem_emptyTable_isNone() {
    assertThat(check.problem(driver.store())).isEmpty();
  }

  @Test
  void problem_rowsOfOurRules_isNone() {
    driver.put(Rows.row(FEW_ORDERS, 2640));
    driver.put(Rows.row(LONG_AGO, 4400));

    assertThat(check.problem(driver.store())).isEmpty();
  }

  @Test
  void problem_aRowOfOtherRules_namesBothFingerprints() {
    driver.put(Rows.row(FEW_ORDERS, 2640));
    driver.put(Rows.row(SegmentKey.parse("Peru|other_type|x"), 2640, "0123456789abcdef"));

    assertThat(check.problem(driver.store()))
        .contains(
            "the table was made with segment rules 0123456789abcdef, this gateway has %s (fingerprints)"
                .formatted(RULES.fingerprint()));
  }

  @Test
  void problem_aRowOfOursThatCannotBeRead_namesIt() {
    driver.put(Rows.row(FEW_ORDERS, 2640));
    driver.restoreGarbage(MANY_ORDERS);

    assertThat(check.problem(driver.store()))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "the row of Peru|frequent_segment|13-37 can't be read: not in the"));
  }

  @Test
  void problem_aRowOfOursThatCannotBeReadAnyMore_isTheSameAsAfterARestart() {
    // Given
    driver.put(Rows.row(FEW_ORDERS, 2640));
    driver.put(Rows.row(MANY_ORDERS, 2640));

    // When
    driver.put(MANY_ORDERS, ReplicaDriver.GARBAGE);

    // Then
    assertThat(check.problem(driver.store()))
        .hasValueSatisfying(
            problem ->
                assertThat(problem).startsWith("the row of Peru|frequent_segment|13-37 can't be"));
  }

  @Test
  void problem_garbageUnderAKeyThatNobodyAsksFor_isNone() {
    driver.put(Rows.row(FEW_ORDERS, 2640));
    driver.restoreGarbage(SegmentKey.parse("Atlantis|frequent_segment|0-4"));

    assertThat(check.problem(driver.store())).isEmpty();
  }

  @Test
  void problem_garbageAndOtherRules_isStillFound() {
    driver.put(Rows.row(LONG_AGO, 2640, "0123456789abcdef"));
    driver.restoreGarbage(SegmentKey.parse("Atlantis|frequent_segment|0-4"));

    assertThat(check.problem(driver.store())).isPresent();
  }
}
