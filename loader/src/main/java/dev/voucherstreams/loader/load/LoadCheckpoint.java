package dev.voucherstreams.loader.load;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.order.RowChecksum;
import dev.voucherstreams.report.words.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How far a data set is loaded: it tells rows that are done from rows that are new. It sees every
 * row of the file, and notices a file that doesn't begin with the rows that are done.
 */
final class LoadCheckpoint {

  private final String dataset;
  private final Clock clock;
  private final long rowsBefore;
  private final long checksumBefore;
  private final RowChecksum checksum = new RowChecksum();
  private long rows;
  private long orders;
  private long ordersBefore;

  /** The file doesn't begin with the rows of its data set that are loaded. */
  static final class OtherFileException extends UnusableFileException {
    private static final long serialVersionUID = 1L;

    OtherFileException(String reason) {
      super(reason);
    }
  }

  /**
   * @param before what is done, empty if nothing is
   */
  LoadCheckpoint(String dataset, Optional<LoadProgress> before, Clock clock) {
    this.dataset = dataset;
    this.clock = clock;
    this.rowsBefore = before.map(LoadProgress::getRows).orElse(0L);
    this.checksumBefore = before.map(LoadProgress::getChecksum).orElse(0L);
  }

  /**
   * Takes the file's next row into account.
   *
   * @return whether it is new
   * @throws OtherFileException if it is the last of the rows that are done, and they were others
   */
  boolean isNew(ParsedRow row) throws OtherFileException {
    boolean isNew = rows >= rowsBefore;
    checksum.add(row);
    rows++;
    if (row instanceof ParsedRow.Order) {
      orders++;
      ordersBefore += isNew ? 0 : 1;
    }
    if (rows == rowsBefore && checksum.value() != checksumBefore) {
      throw new OtherFileException(
          "data set %s was loaded from a file with other rows".formatted(dataset));
    }
    return isNew;
  }

  /**
   * Checks, after the last row, that all rows that are done were among them.
   *
   * @throws OtherFileException if the file ended before
   */
  void requireAllRowsThatAreDone() throws OtherFileException {
    if (rows < rowsBefore) {
      throw new OtherFileException(
          "it has %s, but %s of data set %s %s loaded already"
              .formatted(
                  Words.count(rows, "row"),
                  Words.count(rowsBefore, "row"),
                  dataset,
                  rowsBefore == 1 ? "is" : "are"));
    }
  }

  /** Returns the account to be kept once all rows up to here are done. */
  LoadProgress progress() {
    return new LoadProgress(dataset, rows, checksum.value(), orders, clock.instant());
  }

  /** How far it would be if it ended here and now. */
  LoadOutcome.Done done() {
    return new LoadOutcome.Done(Math.max(rows, rowsBefore), orders - ordersBefore);
  }

  /** How it has ended, after the last row. */
  LoadOutcome.Loaded loaded(Path rejects, LoadOutcome.Tally tally) {
    return new LoadOutcome.Loaded(
        orders - ordersBefore, ordersBefore, rows - orders, rejects, tally);
  }

  String dataset() {
    return dataset;
  }

  /** How many rows there were so far, done before or not. */
  long rows() {
    return rows;
  }
}
