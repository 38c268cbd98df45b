package dev.voucherstreams.loader.load;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.reject.RejectFile;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.Failures;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.loader.kafka.StallDetector;
import dev.voucherstreams.loader.kafka.TopicScan;
import dev.voucherstreams.loader.load.LoadCheckpoint.OtherFileException;
import dev.voucherstreams.loader.load.LoadOutcome.Done;
import dev.voucherstreams.loader.progress.Meter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * One load from beginning to end: look at the file, connect, send what is new, wait.
 *
 * @param warnings where what is odd about the rows is taken down
 * @param out where is shown how far it is
 * @param stop asked now and then whether to stop
 */
public record LoadRun(
    LoadRequest request, LoadWarnings warnings, PrintWriter out, BooleanSupplier stop) {

  private static final Done NOTHING = new Done(0, 0);

  /** Loads; whatever happens on the way is in the outcome. */
  public LoadOutcome run() {
    CompletableFuture<LoadTarget> found = LoadTarget.find(request.kafka());
    try (HistoryReader history = request.file().open();
        LoadTarget target = LoadTarget.await(found)) {
      return connected(history, target);
    } catch (UnusableFileException e) {
      CompletableFuture<Void> unused = found.thenAccept(LoadTarget::close); // nobody waits for it
      return new LoadOutcome.Unusable(e.reason());
    } catch (KafkaException e) {
      return new LoadOutcome.Unfinished(Failures.explain(e), NOTHING);
    } catch (IOException e) {
      throw new UncheckedIOException("what was only read can't be closed", e);
    }
  }

  private LoadOutcome connected(HistoryReader history, LoadTarget target) {
    String dataset = request.dataset();

    /* The sink first: it ends what an earlier loader of this data set left open. */
    try (KafkaOrderSink sink = new KafkaOrderSink(request.kafka(), dataset, target.partitions())) {
      Optional<LoadProgress> before = loaded(target.cluster());
      target.countries().ifPresent(warnings::tallied);

      LoadCheckpoint checkpoint = new LoadCheckpoint(dataset, before, Clock.systemUTC());
      HistoryLoad load = new HistoryLoad(history, checkpoint, sink, warnings, request.chunkRows());
      return outcome(load, checkpoint, before, sink, target);
    }
  }

  /* How far the data set is loaded, empty if it is not. */
  private Optional<LoadProgress> loaded(Cluster cluster) {
    KafkaSettings kafka = request.kafka();
    String topic = kafka.topics().orderLoads();
    byte[] progress = new TopicScan(cluster, topic).table().get(request.dataset());
    try (Deserializer<LoadProgress> avro =
        AvroSerdes.values(LoadProgress.class, kafka.serde()).deserializer()) {
      return Optional.ofNullable(avro.deserialize(topic, progress));
    }
  }

  private LoadOutcome outcome(
      HistoryLoad load,
      LoadCheckpoint checkpoint,
      Optional<LoadProgress> before,
      KafkaOrderSink sink,
      LoadTarget target) {
    try {
      if (!sendRows(load)) {
        return new LoadOutcome.Unfinished("stopped", load.done());
      }
      Path rejects = RejectFile.path(request.rejects(), request.dataset());
      return checkpoint.loaded(rejects, awaitTally(sink, target));
    } catch (OtherFileException e) {
      return otherFile(e, target.cluster(), before.orElseThrow());
    } catch (UnusableFileException e) {
      return load.done().sent() == 0
          ? new LoadOutcome.Unusable(e.reason())
          : new LoadOutcome.Unfinished(e.reason(), load.done());
    } catch (KafkaException e) {
      /* Also while all that is left is to wait: what was sent is still there. */
      return new LoadOutcome.Unfinished(Failures.explain(e), load.done());
    } catch (IOException e) {
      return new LoadOutcome.Unfinished("the reject file can't be written: " + e, load.done());
    }
  }

  private boolean sendRows(HistoryLoad load) throws UnusableFileException, IOException {
    try (RejectFile rejects = RejectFile.create(request.rejects(), request.dataset());
        Meter meter = Meter.open("loading", "rows", out)) {
      return load.run(rejects, meter, stop);
    }
  }

  private LoadOutcome otherFile(OtherFileException e, Cluster cluster, LoadProgress loaded) {
    Optional<String> row = new FirstDifference(cluster, loaded).find(request.file(), stop);
    return new LoadOutcome.OtherFile(e.reason(), row, loaded.getSent());
  }

  private LoadOutcome.Tally awaitTally(KafkaOrderSink sink, LoadTarget target) {
    if (request.stallTimeout().isEmpty()) {
      return LoadOutcome.Tally.NOT_AWAITED;
    }
    target.cluster().require(request.kafka().topics().segmentVouchers());
    StallDetector stall = new StallDetector(request.stallTimeout().get(), System::nanoTime);
    try (Meter meter = Meter.open("counting", "orders", out)) {
      return new TallyWatch(target.table()::parts, stall)
          .await(goal(sink, target.cluster()), meter, stop);
    }
  }

  /* If all was sent before, it may still not be counted: then what is there now is waited for. */
  private Map<TopicPartition, Long> goal(KafkaOrderSink sink, Cluster cluster) {
    Map<TopicPartition, Long> sent = sink.nextOffsets();
    return sent.isEmpty() ? cluster.ends(request.kafka().topics().orderEvents()) : sent;
  }
}
