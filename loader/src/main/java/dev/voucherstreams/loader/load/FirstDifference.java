package dev.voucherstreams.loader.load;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.formats.HistoryFile;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.order.RowSums;
import dev.voucherstreams.history.order.RowsAhead;
import dev.voucherstreams.history.order.RowsAhead.ReadRow;
import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.TopicScan;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first row of a file that is another than the one that was loaded. The account of a load
 * has only one checksum of all rows; so the orders themselves are read again.
 */
final class FirstDifference {

  private final Cluster cluster;
  private final LoadProgress loaded;
  private final RowSums sums;
  private long found;

  /**
   * @param loaded what is loaded, at least one row
   */
  FirstDifference(Cluster cluster, LoadProgress loaded) {
    this.cluster = cluster;
    this.loaded = loaded;
    this.sums = new RowSums(loaded.getRows());
  }

  /**
   * Returns the row as text. Empty if it can't be known, as not all orders are there any more or
   * some can't be read, or if it was told to stop.
   */
  Optional<String> find(HistoryFile file, BooleanSupplier stop) {
    TopicScan orders = new TopicScan(cluster, cluster.settings().topics().orderEvents());
    try (Deserializer<OrderEvent> avro =
        AvroSerdes.values(OrderEvent.class, cluster.settings().serde()).deserializer()) {
      boolean complete = orders.forEach(record -> add(record, avro), stop);
      return complete && found == loaded.getSent() && subtract(file, stop)
          ? sums.firstDifference()
          : Optional.empty();
    } catch (KafkaException | UnusableFileException | IOException e) {
      return Optional.empty(); // that the file is another is known all the same
    }
  }

  /* A replay stands for an order that was there before. */
  private void add(
      ConsumerRecord<byte @Nullable [], byte @Nullable []> record, Deserializer<OrderEvent> avro) {
    if (record.headers().lastHeader(Origin.REPLAY_HEADER) != null) {
      return;
    }
    OrderEvent order = read(record, avro);
    if (order != null && isOfTheLoad(order)) {
      found++;
      sums.add(order);
    }
  }

  private static @Nullable OrderEvent read(
      ConsumerRecord<byte @Nullable [], byte @Nullable []> record, Deserializer<OrderEvent> avro) {
    try {
      return avro.deserialize(record.topic(), record.headers(), record.value());
    } catch (SerializationException e) {
      return null; // if it was one of the load, one is missing in the end
    }
  }

  private boolean isOfTheLoad(OrderEvent order) {
    return loaded.getDataset().equals(order.getDataset())
        && order.getRow() != null
        && order.getRow() < loaded.getRows();
  }

  private boolean subtract(HistoryFile file, BooleanSupplier stop)
      throws UnusableFileException, IOException {
    try (HistoryReader history = file.open();
        RowsAhead rows = new RowsAhead(history, new OrderParser(loaded.getDataset()))) {
      long left = loaded.getRows();
      while (left > 0) {
        List<ReadRow> few = rows.next();
        if (few.isEmpty()) {
          return true;
        }
        if (stop.getAsBoolean()) {
          return false;
        }
        few.stream().limit(left).forEach(this::subtract);
        left -= few.size();
      }
    }
    return true;
  }

  private void subtract(ReadRow row) {
    if (row.parsed() instanceof ParsedRow.Order order) {
      sums.subtract(order.event());
    }
  }
}
