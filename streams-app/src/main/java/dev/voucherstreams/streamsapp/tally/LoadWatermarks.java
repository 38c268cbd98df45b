package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;

/**
 * Tells the rows of data sets that were counted before from new ones, with one number a data set
 * and input partition.
 */
final class LoadWatermarks {

  private static final long NONE = -1;

  private final WriteBehindStore<String, Watermark, Long> store;
  private final int maxDataSets;
  private long dataSets;

  LoadWatermarks(WriteBehindStore<String, Watermark, Long> store, int maxDataSets) {
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
    Watermark watermark = store.get(dataset);
    if (watermark == null) {
      requireRoom(dataset);
      watermark = new Watermark(NONE);
      dataSets++;
    }
    if (!watermark.advanceTo(order.getRow())) {
      return false;
    }
    store.changed(dataset, watermark);
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

  /**
   * How far a data set has been counted in one input partition. Its rows come in ascending order
   * (see {@link dev.voucherstreams.schemas.OrderPartitioner}), so one number tells counted from
   * new. Moved in place, once an event.
   */
  static final class Watermark {

    private long row;

    /**
     * @param row the last row that was seen, from 0; -1 for none
     */
    Watermark(long row) {
      this.row = row;
    }

    long row() {
      return row;
    }

    /** Moves up to the row and returns true, or returns false if the row was seen before. */
    boolean advanceTo(long newRow) {
      if (newRow <= row) {
        return false;
      }
      row = newRow;
      return true;
    }
  }
}
