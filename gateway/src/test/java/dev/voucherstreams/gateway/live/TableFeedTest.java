package dev.voucherstreams.gateway.live;

import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.GENERATION;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static dev.voucherstreams.service.table.Rows.RULES;
import static dev.voucherstreams.service.table.Rows.generation;
import static dev.voucherstreams.service.table.Rows.partition;
import static dev.voucherstreams.service.table.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.live.TableSnapshot.Row;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.FakeSegmentTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What listeners get to know of the table. */
class TableFeedTest {
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private final FakeSegmentTable table = new FakeSegmentTable();

  private StepVerifier.FirstStep<TableSnapshot> listening(long demand) {
    return StepVerifier.withVirtualTime(() -> new TableFeed(table).snapshots(), demand);
  }

  @Test
  void snapshots_ofATableThatDoesNotChange_areOne() {
    table.with(row(MANY_ORDERS, 2640));

    listening(Long.MAX_VALUE)
        .thenAwait(A_WHILE)
        .assertNext(
            first -> {
              assertThat(first.version()).isEqualTo(1);
              assertThat(first.generation()).isEqualTo(GENERATION);
              assertThat(first.began()).isEqualTo(1);
              assertThat(segments(first.rows())).isEqualTo(RULES.keys(List.of("Peru")));
              assertThat(first.rows())
                  .contains(
                      new Row(FEW_ORDERS, Optional.empty(), 1),
                      new Row(MANY_ORDERS, Optional.of(row(MANY_ORDERS, 2640)), 1));
            })
        .thenCancel()
        .verify();
  }

  @Test
  void snapshots_afterAChange_haveTheChangedRowAsNews() {
    listening(Long.MAX_VALUE)
        .thenAwait(A_WHILE)
        .expectNextCount(1)
        .then(() -> table.with(row(MANY_ORDERS, 2640)))
        .thenAwait(A_WHILE)
        .assertNext(second -> assertThat(segments(second.newerThan(1))).containsOnly(MANY_ORDERS))
        .thenCancel()
        .verify();
  }

  @Test
  void snapshots_forASlowListener_skipToTheLatest() {
    listening(1)
        .thenAwait(A_WHILE)
        .expectNextCount(1)
        .then(() -> table.with(row(MANY_ORDERS, 1)))
        .thenAwait(A_WHILE)
        .then(() -> table.with(row(MANY_ORDERS, 2)))
        .thenAwait(A_WHILE)
        .then(() -> table.with(row(FEW_ORDERS, 3)))
        .thenAwait(A_WHILE)
        .thenRequest(1)
        .assertNext(
            latest -> {
              assertThat(latest.version()).isEqualTo(4);
              assertThat(segments(latest.newerThan(1))).containsExactly(FEW_ORDERS, MANY_ORDERS);
            })
        .thenCancel()
        .verify();
  }

  @Test
  void snapshots_ofTheNextGeneration_areNewInAllRows() {
    Generation next = generation("g00000002-2", 2, RULES, partition(0, 5, 5));

    listening(Long.MAX_VALUE)
        .thenAwait(A_WHILE)
        .expectNextCount(1)
        .then(() -> table.with(next, row(MANY_ORDERS, 2640)))
        .thenAwait(A_WHILE)
        .assertNext(
            second -> {
              assertThat(second.generation()).isEqualTo("g00000002-2");
              assertThat(second.began()).isEqualTo(2);
              assertThat(second.newerThan(1)).isEqualTo(second.rows()).hasSize(8);
            })
        .thenCancel()
        .verify();
  }

  @Test
  void snapshots_whileTheTableIsNotReady_areNone() {
    table.notReady("restoring");

    listening(Long.MAX_VALUE).expectSubscription().expectNoEvent(A_WHILE).thenCancel().verify();
  }

  private static List<SegmentKey> segments(List<Row> rows) {
    return rows.stream().map(Row::segment).toList();
  }
}
