package dev.voucherstreams.gateway.generations;

import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.LONG_AGO;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static dev.voucherstreams.service.table.Rows.RULES;
import static dev.voucherstreams.service.table.Rows.generation;
import static dev.voucherstreams.service.table.Rows.partition;
import static dev.voucherstreams.service.table.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.gateway.generations.TableDiff.Change;
import dev.voucherstreams.gateway.generations.TableDiff.SegmentChange;
import dev.voucherstreams.gateway.generations.TableDiff.Winner;
import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.ServedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each row of the tables here has 5 uses, of which 3 are the winner's. */
class TableDiffTest {
  private static final SegmentRules OTHERS =
      SegmentRulesReader.parse("a test's", RULES.yaml().replace("13-37", "a lot"));
  private static final SegmentKey A_LOT = SegmentKey.parse("Peru|frequent_segment|a lot");

  private static ServedTable table(int number, SegmentRules rules, SegmentVoucher... rows) {
    String name = "g0000000%d-1".formatted(number);
    return new FakeSegmentTable()
        .with(generation(name, number, rules, partition(0, 5, 5)), rows)
        .table(name)
        .orElseThrow();
  }

  private static SegmentChange of(TableDiff diff, SegmentKey key) {
    return diff.segments().stream()
        .filter(
            each -> each.segmentType().equals(key.type()) && each.segment().equals(key.segment()))
        .findFirst()
        .orElseThrow();
  }

  private static SegmentChange change(
      SegmentKey key, Change change, @Nullable Winner from, @Nullable Winner to) {
    return new SegmentChange(key.country(), key.type(), key.segment(), change, from, to);
  }

  private static Winner winner(long voucher) {
    return new Winner(voucher, 3, 5, Lead.CLOSE, 1);
  }

  private static Winner none() {
    return new Winner(0, 0, 0, null, 0);
  }

  @Test
  void diff_ofTheSameWinners_isNone() {
    TableDiff diff =
        TableDiff.between(
            table(2, RULES, row(FEW_ORDERS, 2640)), table(3, RULES, row(FEW_ORDERS, 2640)));

    assertThat(diff.from()).isEqualTo("g00000002-1");
    assertThat(diff.to()).isEqualTo("g00000003-1");
    assertThat(diff.uses()).isEqualTo(5);
    assertThat(diff.changedUses()).isZero();
    assertThat(diff.changedShare()).isZero();
    assertThat(diff.segments()).hasSize(8).allMatch(each -> each.change() == Change.SAME);
    assertThat(of(diff, FEW_ORDERS))
        .isEqualTo(change(FEW_ORDERS, Change.SAME, winner(2640), winner(2640)));
  }

  @Test
  void diff_ofAnotherWinner_countsTheUsesOfItsSegment() {
    TableDiff diff =
        TableDiff.between(
            table(2, RULES, row(FEW_ORDERS, 2640), row(LONG_AGO, 2640)),
            table(3, RULES, row(FEW_ORDERS, 4400), row(LONG_AGO, 2640)));

    assertThat(of(diff, FEW_ORDERS))
        .isEqualTo(change(FEW_ORDERS, Change.WINNER, winner(2640), winner(4400)));
    assertThat(diff.uses()).isEqualTo(10);
    assertThat(diff.changedUses()).isEqualTo(5);
    assertThat(diff.changedShare()).isEqualTo(0.5);
  }

  @Test
  void diff_ofSegmentsWithoutUses_takesThemForVoucherZero() {
    TableDiff diff =
        TableDiff.between(
            table(2, RULES, row(FEW_ORDERS, 2640)), table(3, RULES, row(LONG_AGO, 2640)));

    assertThat(of(diff, FEW_ORDERS))
        .isEqualTo(change(FEW_ORDERS, Change.WINNER, winner(2640), none()));
    assertThat(of(diff, LONG_AGO)).isEqualTo(change(LONG_AGO, Change.WINNER, none(), winner(2640)));
    assertThat(diff.uses()).isEqualTo(5);
    assertThat(diff.changedUses()).isEqualTo(5);
  }

  @Test
  void diff_ofOtherRules_hasWhatComesInTheirOrder_andThenWhatGoes() {
    TableDiff diff =
        TableDiff.between(
            table(2, RULES, row(MANY_ORDERS, 2640), row(LONG_AGO, 2640)),
            table(3, OTHERS, row(A_LOT, 2640), row(LONG_AGO, 2640)));

    assertThat(diff.segments())
        .extracting(SegmentChange::segment)
        .containsExactly(
            "0-4", "5-13", "a lot", "30-60", "60-90", "90-120", "120-180", "180+", "13-37");
    assertThat(of(diff, A_LOT)).isEqualTo(change(A_LOT, Change.ADDED, null, winner(2640)));
    assertThat(of(diff, MANY_ORDERS))
        .isEqualTo(change(MANY_ORDERS, Change.REMOVED, winner(2640), null));
    assertThat(diff.uses()).isEqualTo(15);
    assertThat(diff.changedUses()).isEqualTo(10);
  }

  @Test
  void diff_ofEmptyTables_isNoShare() {
    TableDiff diff = TableDiff.between(table(2, RULES), table(3, OTHERS));

    assertThat(diff.uses()).isZero();
    assertThat(diff.changedShare()).isZero();
  }

  @Test
  void winner_withoutARunnerUp_isAheadByAllItsUses() {
    SegmentVoucher only = row(FEW_ORDERS, 2640);
    only.setTallies(List.of(new AmountCount(2640L, 3L)));

    assertThat(of(TableDiff.between(table(2, RULES), table(3, RULES, only)), FEW_ORDERS).to())
        .isEqualTo(new Winner(2640, 3, 5, Lead.CLOSE, 3));
  }
}
