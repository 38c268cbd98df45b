package dev.voucherstreams.loader.load;

import dev.voucherstreams.events.LoadProgress;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.order.RowsAhead;
import dev.voucherstreams.history.order.RowsAhead.ReadRow;
import dev.voucherstreams.history.reject.RejectFile;
import dev.voucherstreams.loader.progress.Meter;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Loads a history: sends row after row, in chunks of one transaction each. It can be broken off at
 * any row; then whole chunks are loaded, and another load goes on after them.
 */
final class HistoryLoad {

  /* To show progress takes about as long as to load a row. */
  private static final int ROWS_PER_METER_STEP = 1_000;

  private final HistoryReader history;
  private final LoadCheckpoint checkpoint;
  private final OrderSink sink;
  private final LoadWarnings warnings;
  private final long chunkRows;
  private long uncommittedRows;
  private LoadOutcome.Done done;

  /**
   * Takes orders in transactions: what was sent becomes visible with the account of it, all at once
   * or not at all.
   */
  interface OrderSink {

    /** Adds an order to the open transaction, and opens one if none is. */
    void send(OrderEvent order);

    /** Ends the transaction: the orders since the last one count, and so does this account. */
    void commit(LoadProgress progress);

    /** Takes back what was sent since the last commit. */
    void abort();
  }

  HistoryLoad(
      HistoryReader history,
      LoadCheckpoint checkpoint,
      OrderSink sink,
      LoadWarnings warnings,
      long chunkRows) {
    this.history = history;
    this.checkpoint = checkpoint;
    this.sink = sink;
    this.warnings = warnings;
    this.chunkRows = chunkRows;
    this.done = checkpoint.done();
  }

  /**
   * Loads all rows that are new, or those until it is told to stop.
   *
   * @param rejects where the rows go that can't be read, new or not
   * @return whether it got to the end
   * @throws UnusableFileException if the file is not the one that was loaded before, or is damaged
   */
  boolean run(RejectFile rejects, Meter meter, BooleanSupplier stop)
      throws UnusableFileException, IOException {
    try (RowsAhead rows = new RowsAhead(history, new OrderParser(checkpoint.dataset()))) {
      return loadRows(rows, rejects, meter, stop);
    } finally {
      sink.abort(); // nothing is open if all is loaded
    }
  }

  private boolean loadRows(RowsAhead rows, RejectFile rejects, Meter meter, BooleanSupplier stop)
      throws UnusableFileException, IOException {
    for (List<ReadRow> few = rows.next(); !few.isEmpty(); few = rows.next()) {
      for (ReadRow row : few) {
        if (stop.getAsBoolean()) {
          return false;
        }
        warnings.add(row.row(), row.parsed());
        load(row.parsed(), rejects);
        if (checkpoint.rows() % ROWS_PER_METER_STEP == 0) {
          meter.at(checkpoint.rows(), rows.expectedRows());
        }
      }
    }
    checkpoint.requireAllRowsThatAreDone();
    commit();
    meter.at(checkpoint.rows(), checkpoint.rows());
    return true;
  }

  private void load(ParsedRow row, RejectFile rejects) throws UnusableFileException, IOException {
    if (row instanceof ParsedRow.Rejected rejected) {
      rejects.add(rejected);
    }
    if (!checkpoint.isNew(row)) {
      return;
    }
    if (row instanceof ParsedRow.Order order) {
      sink.send(order.event());
    }
    uncommittedRows++;
    if (uncommittedRows == chunkRows) {
      commit();
    }
  }

  private void commit() {
    if (uncommittedRows > 0) {
      sink.commit(checkpoint.progress());
      uncommittedRows = 0;
      done = checkpoint.done();
    }
  }

  /** How far it got: what is told to whoever has to start it again. */
  LoadOutcome.Done done() {
    return done;
  }
}
