package dev.voucherstreams.loader.send;

import static dev.voucherstreams.loader.send.InMemoryHistory.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.reject.RejectFile;
import dev.voucherstreams.loader.progress.Meter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However often a load is broken off, and however the file grows: each row is sent once. */
class HistoryLoadPropertyTest {

  /** One load: of a file of so many rows more than before, told to stop after so many. */
  @Property(tries = 300)
  void loads_ofAGrowingFileStoppedAnywhere_sendEachRowOnce(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 40) Integer> growth,
      @ForAll @Size(6) List<@IntRange(max = 120) Integer> stops,
      @ForAll @IntRange(min = 1, max = 15) int chunkRows)
      throws Exception {
    InMemorySink sink = new InMemorySink();
    int rows = 0;
    for (int load = 0; load < growth.size(); load++) {
      rows += growth.get(load);
      load(sink, rows, stops.get(load), chunkRows);
    }
    load(sink, rows, Integer.MAX_VALUE, chunkRows);

    assertThat(sink.orders())
        .extracting(OrderEvent::getRow)
        .isEqualTo(LongStream.range(0, rows).boxed().toList());
  }

  private static void load(InMemorySink sink, int rows, int stopAfter, int chunkRows)
      throws Exception {
    Path folder = Files.createTempDirectory("history-load-");
    AtomicInteger asked = new AtomicInteger();
    try (RejectFile rejects = RejectFile.create(folder, "growing")) {
      Ledger ledger = new Ledger("growing", sink.latest(), Clock.systemUTC());
      new HistoryLoad(InMemoryHistory.of(until(rows)), ledger, sink, rejects, chunkRows)
          .run(new Unwatched(), () -> asked.getAndIncrement() >= stopAfter);
    } finally {
      Files.delete(folder);
    }
  }

  private record Unwatched() implements Meter {
    @Override
    public void at(long done, long expected) {}

    @Override
    public void close() {}
  }
}
