package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.OrderPartitioner;

/**
 * Tells the rows of data sets that were counted before from new ones, with one number a data set
 * and input partition: the last row that was seen. Rows come in ascending order, see {@link
 * OrderPartitioner}.
 */
final class LoadWatermarks {

  private final WriteBehindStore<String, Long, Long> store;
  private final int maxDataSets;
  private long dataSets;

  /**
   * @param maxDataSets how many data sets there may be
   */
  LoadWatermarks(WriteBehindStore<String, Long, Long> store, int maxDataSets) {
    this.store = store;
    this.maxDataSets = maxDataSets;
    this.dataSets = store.committedEntries();
  }

  /**
   * Takes note of the event's row. Returns true for a live event and for a row that comes for the
   * first time.
   *
   * @throws InvalidOrderException if its data set is one too many
   */
  boolean advanceTo(OrderEvent order) {
    String dataset = order.getDataset();
    if (dataset == null) {
      return true;
    }
    Long last = store.get(dataset);
    if (last == null) {
      requireRoom(dataset);
      dataSets++;
    } else if (order.getRow() <= last) {
      return false;
    }
    store.changed(dataset, order.getRow());
    return true;
  }

  /**
   * @throws InvalidOrderException if the event's data set is one too many
   */
  void requireRoom(OrderEvent order) {
    String dataset = order.getDataset();
    if (dataset != null && store.get(dataset) == null) {
      requireRoom(dataset);
    }
  }

  private void requireRoom(String dataset) {
    if (dataSets >= maxDataSets) {
      throw InvalidOrderException.tooManyDataSets(dataset, maxDataSets);
    }
  }
}
