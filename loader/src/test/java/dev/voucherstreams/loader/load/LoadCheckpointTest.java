package dev.voucherstreams.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.history.Cell;
import dev.voucherstreams.history.Column;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.ParsedRow;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadCheckpointTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:10:00Z");
  private static final Path REJECTS = Path.of("peru.rejects.csv");

  @Test
  void checkpoint_ofANewDataSet_countsEveryRowAsNew() throws Exception {
    // Given
    LoadCheckpoint checkpoint = checkpoint(Optional.empty());

    // When, Then
    assertThat(checkpoint.isNew(order(0))).isTrue();
    assertThat(checkpoint.isNew(rejected(1))).isTrue();
    assertThat(checkpoint.isNew(order(2))).isTrue();
    checkpoint.requireAllRowsThatAreDone();
    assertThat(checkpoint.rows()).isEqualTo(3);
    assertThat(checkpoint.done()).isEqualTo(new LoadOutcome.Done(3, 2));
    assertThat(checkpoint.loaded(REJECTS, LoadOutcome.Tally.COUNTED))
        .isEqualTo(new LoadOutcome.Loaded(2, 0, 1, REJECTS, LoadOutcome.Tally.COUNTED));
    LoadProgress progress = checkpoint.progress();
    assertThat(progress.getDataset()).isEqualTo("peru");
    assertThat(progress.getRows()).isEqualTo(3);
    assertThat(progress.getSent()).isEqualTo(2);
    assertThat(progress.getUpdatedAt()).isEqualTo(NOW);
  }

  @Test
  void checkpoint_ofADataSetThatGoesOn_tellsOldRowsFromNew() throws Exception {
    // Given
    LoadCheckpoint first = checkpoint(Optional.empty());
    first.isNew(order(0));
    first.isNew(rejected(1));
    LoadCheckpoint checkpoint = checkpoint(Optional.of(first.progress()));

    // When, Then
    assertThat(checkpoint.done()).isEqualTo(new LoadOutcome.Done(2, 0));
    assertThat(checkpoint.isNew(order(0))).isFalse();
    assertThat(checkpoint.isNew(rejected(1))).isFalse();
    assertThat(checkpoint.isNew(order(2))).isTrue();
    assertThat(checkpoint.isNew(rejected(3))).isTrue();
    assertThat(checkpoint.done()).isEqualTo(new LoadOutcome.Done(4, 1));
    assertThat(checkpoint.loaded(REJECTS, LoadOutcome.Tally.NOT_AWAITED))
        .isEqualTo(new LoadOutcome.Loaded(1, 1, 2, REJECTS, LoadOutcome.Tally.NOT_AWAITED));
    assertThat(checkpoint.progress().getSent()).isEqualTo(2);
  }

  @Test
  void checkpoint_ofOtherRows_refusesAtTheLastOfThoseThatAreDone() throws Exception {
    // Given
    LoadCheckpoint first = checkpoint(Optional.empty());
    first.isNew(order(0));
    first.isNew(order(1));
    LoadCheckpoint checkpoint = checkpoint(Optional.of(first.progress()));

    // When, Then
    assertThat(checkpoint.isNew(order(0))).isFalse();
    assertThatThrownBy(() -> checkpoint.isNew(order(7)))
        .isInstanceOf(LoadCheckpoint.OtherFileException.class)
        .hasMessage("data set peru was loaded from a file with other rows");
  }

  @Test
  void checkpoint_ofAFileThatEndedBefore_refusesAtItsEnd() throws Exception {
    // Given
    LoadCheckpoint first = checkpoint(Optional.empty());
    first.isNew(order(0));
    assertThatCode(first::requireAllRowsThatAreDone).doesNotThrowAnyException();
    LoadCheckpoint checkpoint = checkpoint(Optional.of(first.progress()));

    // When, Then
    assertThatThrownBy(checkpoint::requireAllRowsThatAreDone)
        .isInstanceOf(LoadCheckpoint.OtherFileException.class)
        .hasMessage("it has 0 rows, but 1 row of data set peru is loaded already");
  }

  private static LoadCheckpoint checkpoint(Optional<LoadProgress> before) {
    return new LoadCheckpoint("peru", before, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static ParsedRow order(long orders) {
    return new OrderParser("peru")
        .parse(new Row.Cells(orders, Map.of(Column.TOTAL_ORDERS, new Cell.Whole(orders))));
  }

  private static ParsedRow rejected(long number) {
    return new ParsedRow.Rejected(new Row.Broken(number, "broken", "?"), "broken");
  }
}
