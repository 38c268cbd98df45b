package dev.voucherstreams.loader.load;

import dev.voucherstreams.loader.generation.TableTopic;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;

/**
 * Where a load goes to, looked at before anything is sent.
 *
 * @param partitions of order-events
 * @param table from where it has been read
 * @param generations as they were then
 */
record LoadTarget(Cluster cluster, int partitions, TableTopic table, Generations generations)
    implements AutoCloseable {

  /** Looks in the background, while the file is opened. */
  static CompletableFuture<LoadTarget> find(KafkaSettings kafka) {
    return CompletableFuture.supplyAsync(() -> connect(kafka));
  }

  /**
   * The target, once it is found.
   *
   * @throws KafkaException if it isn't
   */
  static LoadTarget await(CompletableFuture<LoadTarget> found) {
    try {
      return found.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof KafkaException failure ? failure : e;
    }
  }

  private static LoadTarget connect(KafkaSettings kafka) {
    Cluster cluster = Cluster.connect(kafka);
    try {
      cluster.require(kafka.topics().orderLoads());
      int partitions = cluster.require(kafka.topics().orderEvents()).partitions().size();
      TableTopic table = new TableTopic(cluster);
      return new LoadTarget(cluster, partitions, table, read(table));
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static Generations read(TableTopic table) {
    try {
      return table.generations();
    } catch (RuntimeException e) {
      table.close();
      throw e;
    }
  }

  /** The countries of the generation that serves, or else the newest; empty before there is one. */
  Optional<List<String>> countries() {
    return generations.serving().or(generations::newest).map(Generation::countries);
  }

  @Override
  public void close() {
    table.close();
    cluster.close();
  }
}
