package dev.voucherstreams.streamsapp.tally;

import dev.voucherstreams.events.OrderEvent;

/**
 * Tells the rows of data sets that were counted before from new ones, with one number a data set
 * and input partition.
 */
final class LoadWatermarks {

  private static final long NONE = -1;

  private final WriteBehindStore<String, Watermark, Long> store;

  LoadWatermarks(WriteBehindStore<String, Watermark, Long> store) {
    this.store = store;
  }

  /**
   * Takes note of the event's row. Returns true for a live event and for a row that comes for the
   * first time.
   */
  boolean advanceTo(OrderEvent order) {
    String dataset = order.getDataset();
    if (dataset == null) {
      return true;
    }
    Watermark watermark = store.get(dataset);
    if (watermark == null) {
      watermark = new Watermark(NONE);
    }
    if (!watermark.advanceTo(order.getRow())) {
      return false;
    }
    store.changed(dataset, watermark);
    return true;
  }
}
