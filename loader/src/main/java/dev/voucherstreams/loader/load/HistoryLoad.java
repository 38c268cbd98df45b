package dev.voucherstreams.loader.load;

import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.order.OrderParser;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.reject.RejectFile;
import dev.voucherstreams.loader.progress.Meter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Loads a history: reads, parses and sends row after row, in chunks of one transaction each. It can
 * be broken off at any row; then whole chunks are loaded, and another load goes on after them.
 */
final class HistoryLoad {

  /* To show progress takes about as long as to load a row. */
  private static final int ROWS_PER_METER_STEP = 1_000;

  private final HistoryReader history;
  private final OrderParser parser;
  private final Ledger ledger;
  private final OrderSink sink;
  private final LoadWarnings warnings;
  private final long chunkRows;
  private long uncommittedRows;
  private LoadOutcome.Done done;

  HistoryLoad(
      HistoryReader history, Ledger ledger, OrderSink sink, LoadWarnings warnings, long chunkRows) {
    this.history = history;
    this.parser = new OrderParser(ledger.dataset());
    this.ledger = ledger;
    this.sink = sink;
    this.warnings = warnings;
    this.chunkRows = chunkRows;
    this.done = ledger.done();
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
    boolean complete = false;
    try {
      complete = loadRows(rejects, meter, stop);
      return complete;
    } finally {
      if (!complete) {
        sink.abort();
      }
    }
  }

  private boolean loadRows(RejectFile rejects, Meter meter, BooleanSupplier stop)
      throws UnusableFileException, IOException {
    Optional<Row> row = history.next();
    while (row.isPresent()) {
      if (stop.getAsBoolean()) {
        return false;
      }
      ParsedRow parsed = parser.parse(row.get());
      warnings.add(row.get(), parsed);
      load(parsed, rejects);
      if (ledger.rows() % ROWS_PER_METER_STEP == 0) {
        meter.at(ledger.rows(), history.expectedRows());
      }
      row = history.next();
    }
    ledger.requireAllRowsThatAreDone();
    commit();
    meter.at(ledger.rows(), ledger.rows());
    return true;
  }

  private void load(ParsedRow row, RejectFile rejects) throws UnusableFileException, IOException {
    if (row instanceof ParsedRow.Rejected rejected) {
      rejects.add(rejected);
    }
    if (!ledger.isNew(row)) {
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
      sink.commit(ledger.progress());
      uncommittedRows = 0;
      done = ledger.done();
    }
  }

  /** How far it got: what is told to whoever has to start it again. */
  LoadOutcome.Done done() {
    return done;
  }
}
