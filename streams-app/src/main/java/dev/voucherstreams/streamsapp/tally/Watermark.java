package dev.voucherstreams.streamsapp.tally;

/**
 * How far a data set has been counted in one input partition. Its rows come in ascending order (see
 * {@link dev.voucherstreams.schemas.OrderPartitioner}), so one number tells counted from new. Moved
 * in place, once an event.
 */
final class Watermark {

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
