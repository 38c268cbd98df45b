package dev.voucherstreams.loader.load;

import static dev.voucherstreams.loader.load.InMemoryHistory.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.reject.RejectFile;
import dev.voucherstreams.loader.progress.Meter;
import dev.voucherstreams.segments.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** However often a load is broken off, and however the file grows: each row is sent once. */
class HistoryLoadSeedsTest {

  @Seeds.Runs(300)
  void loads_ofAGrowingFileStoppedAnywhere_sendEachRowOnce(long seed) throws Exception {
    Random random = new Random(seed);
    int loads = random.nextInt(1, 7);
    int chunkRows = random.nextInt(1, 16);
    InMemorySink sink = new InMemorySink();
    int rows = 0;
    for (int load = 0; load < loads; load++) {
      rows += random.nextInt(41);
      load(sink, rows, random.nextInt(121), chunkRows);
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
      LoadCheckpoint checkpoint = new LoadCheckpoint("growing", sink.latest(), Clock.systemUTC());
      new HistoryLoad(
              InMemoryHistory.of(until(rows)),
              checkpoint,
              sink,
              LoadWarnings.serving(List.of("Peru")),
              chunkRows)
          .run(rejects, new Unwatched(), () -> asked.getAndIncrement() >= stopAfter);
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
