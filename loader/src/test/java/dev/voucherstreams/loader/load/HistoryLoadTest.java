package dev.voucherstreams.loader.load;

import static dev.voucherstreams.loader.load.InMemoryHistory.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.reject.RejectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryLoadTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T02:10:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  private final InMemorySink sink = new InMemorySink();
  private final List<String> meter = new ArrayList<>();
  private RejectFile rejects;

  @BeforeEach
  void createRejects() throws IOException {
    rejects = RejectFile.create(folder, "numbers");
  }

  @AfterEach
  void closeRejects() throws IOException {
    rejects.close();
  }

  @Test
  void run_newFile_sendsEachRowInChunksWithTheAccountOfThem() throws Exception {
    // When
    HistoryLoad load = load(InMemoryHistory.of(until(25)));
    boolean complete = run(load);

    // Then
    assertThat(complete).isTrue();
    assertThat(sink.orders()).extracting(OrderEvent::getRow).isEqualTo(rows(0, 25));
    assertThat(sink.accounts()).extracting(LoadProgress::getRows).containsExactly(10L, 20L, 25L);
    assertThat(sink.accounts()).extracting(LoadProgress::getSent).containsExactly(10L, 20L, 25L);
    assertThat(sink.accounts()).extracting(LoadProgress::getDataset).containsOnly("numbers");
    assertThat(sink.accounts())
        .extracting(LoadProgress::getUpdatedAt)
        .containsOnly(CLOCK.instant());
    assertThat(load.done()).isEqualTo(new LoadOutcome.Done(25, 25));
  }

  @Test
  void run_sameFileAgain_sendsNothing() throws Exception {
    // Given
    run(load(InMemoryHistory.of(until(25))));

    // When
    HistoryLoad again = load(InMemoryHistory.of(until(25)));
    run(again);

    // Then
    assertThat(sink.orders()).hasSize(25);
    assertThat(sink.accounts()).hasSize(3);
    assertThat(again.done()).isEqualTo(new LoadOutcome.Done(25, 0));
  }

  @Test
  void run_longerFile_sendsTheRowsThatAreNew() throws Exception {
    // Given
    run(load(InMemoryHistory.of(until(25))));

    // When
    HistoryLoad longer = load(InMemoryHistory.of(until(32)));
    run(longer);

    // Then
    assertThat(sink.orders()).extracting(OrderEvent::getRow).isEqualTo(rows(0, 32));
    assertThat(sink.latest()).get().returns(32L, LoadProgress::getRows);
    assertThat(longer.done()).isEqualTo(new LoadOutcome.Done(32, 7));
  }

  @Test
  void run_otherFileUnderTheName_isRefusedAndNothingIsSent() throws Exception {
    // Given
    run(load(InMemoryHistory.of(until(25))));
    List<Integer> other = until(40);
    other.set(3, 99);

    // When, Then
    assertThatThrownBy(() -> run(load(InMemoryHistory.of(other))))
        .isInstanceOf(LoadCheckpoint.OtherFileException.class)
        .hasMessage("data set numbers was loaded from a file with other rows");
    assertThat(sink.orders()).hasSize(25);
  }

  @Test
  void run_shorterFileUnderTheName_isRefused() throws Exception {
    // Given
    run(load(InMemoryHistory.of(until(1_025))));

    // When, Then
    assertThatThrownBy(() -> run(load(InMemoryHistory.of(until(24)))))
        .isInstanceOf(LoadCheckpoint.OtherFileException.class)
        .hasMessage("it has 24 rows, but 1,025 rows of data set numbers are loaded already");
  }

  @Test
  void run_stoppedInAChunk_keepsWholeChunksAndTheNextGoesOn() throws Exception {
    // Given
    AtomicInteger rows = new AtomicInteger();
    HistoryLoad stopped = load(InMemoryHistory.of(until(30)));

    // When
    boolean complete = run(stopped, () -> rows.incrementAndGet() > 17);

    // Then
    assertThat(complete).isFalse();
    assertThat(stopped.done()).isEqualTo(new LoadOutcome.Done(10, 10));
    assertThat(sink.hasOpenTransaction()).isFalse();
    HistoryLoad next = load(InMemoryHistory.of(until(30)));
    assertThat(run(next)).isTrue();
    assertThat(sink.orders()).extracting(OrderEvent::getRow).isEqualTo(rows(0, 30));
    assertThat(next.done()).isEqualTo(new LoadOutcome.Done(30, 20));
  }

  @Test
  void run_stoppedBeforeAnything_hasDoneNothing() throws Exception {
    HistoryLoad load = load(InMemoryHistory.of(until(30)));

    assertThat(run(load, () -> true)).isFalse();

    assertThat(load.done()).isEqualTo(new LoadOutcome.Done(0, 0));
    assertThat(sink.accounts()).isEmpty();
  }

  @Test
  void run_commitFails_hasDoneTheChunksBefore() throws Exception {
    // Given
    sink.failingAfter(2);
    HistoryLoad load = load(InMemoryHistory.of(until(30)));

    // When
    assertThatThrownBy(() -> run(load)).isInstanceOf(KafkaException.class);

    // Then
    assertThat(load.done()).isEqualTo(new LoadOutcome.Done(20, 20));
    assertThat(sink.orders()).hasSize(20);
    assertThat(sink.hasOpenTransaction()).isFalse();
  }

  @Test
  void run_damagedFile_hasDoneTheChunksBefore() throws Exception {
    // Given
    HistoryLoad load = load(InMemoryHistory.damagedFrom(15, until(30)));

    // When
    assertThatThrownBy(() -> run(load)).isInstanceOf(UnusableFileException.class);

    // Then
    assertThat(load.done()).isEqualTo(new LoadOutcome.Done(10, 10));
    assertThat(sink.hasOpenTransaction()).isFalse();
  }

  @Test
  void run_rowsThatCannotBeRead_areRejectedAndKeepTheirNumbers() throws Exception {
    // Given
    List<Integer> totals = until(12);
    totals.set(4, -1);
    totals.set(11, -1);

    // When
    HistoryLoad load = load(InMemoryHistory.of(totals));
    run(load);
    rejects.close();

    // Then
    assertThat(sink.orders())
        .extracting(OrderEvent::getRow)
        .containsExactly(0L, 1L, 2L, 3L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(sink.latest())
        .get()
        .returns(12L, LoadProgress::getRows)
        .returns(10L, LoadProgress::getSent);
    assertThat(Files.readAllLines(RejectFile.path(folder, "numbers")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("row,reason,"),
            line -> assertThat(line).startsWith("4,negative,"),
            line -> assertThat(line).startsWith("11,negative,"));
  }

  @Test
  void run_again_writesTheRejectsOfTheWholeFileAgain() throws Exception {
    // Given
    List<Integer> totals = until(12);
    totals.set(4, -1);
    run(load(InMemoryHistory.of(totals)));
    rejects.close();

    // When
    createRejects();
    run(load(InMemoryHistory.of(totals)));
    rejects.close();

    // Then
    assertThat(Files.readAllLines(RejectFile.path(folder, "numbers"))).hasSize(2);
    assertThat(sink.orders()).hasSize(11);
  }

  @Test
  void run_rowPutRightUnderTheSameName_isAnotherFile() throws Exception {
    // Given
    List<Integer> totals = until(12);
    totals.set(4, -1);
    run(load(InMemoryHistory.of(totals)));

    // When, Then
    assertThatThrownBy(() -> run(load(InMemoryHistory.of(until(12)))))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContaining("other rows");
  }

  @Test
  void run_chunkWithoutAnOrder_isDoneNevertheless() throws Exception {
    // Given
    List<Integer> totals = new ArrayList<>();
    for (int row = 0; row < 10; row++) {
      totals.add(-1);
    }

    // When
    HistoryLoad load = load(InMemoryHistory.of(totals));
    run(load);

    // Then
    assertThat(sink.orders()).isEmpty();
    assertThat(sink.latest()).get().returns(10L, LoadProgress::getRows);
    assertThat(load.done()).isEqualTo(new LoadOutcome.Done(10, 0));
  }

  @Test
  void meter_ofALongFile_isMovedNowAndThenAndAtTheEnd() throws Exception {
    run(load(InMemoryHistory.of(until(2_345))));

    assertThat(meter).containsExactly("1000/2345", "2000/2345", "2345/2345");
  }

  private HistoryLoad load(HistoryReader history) {
    LoadCheckpoint checkpoint = new LoadCheckpoint("numbers", sink.latest(), CLOCK);
    return new HistoryLoad(history, checkpoint, sink, LoadWarnings.serving(List.of("Peru")), 10);
  }

  private boolean run(HistoryLoad load) throws UnusableFileException, IOException {
    return run(load, () -> false);
  }

  private boolean run(HistoryLoad load, BooleanSupplier stop)
      throws UnusableFileException, IOException {
    return load.run(rejects, new RecordingMeter(meter), stop);
  }

  private static List<Long> rows(long from, long until) {
    return LongStream.range(from, until).boxed().toList();
  }
}
