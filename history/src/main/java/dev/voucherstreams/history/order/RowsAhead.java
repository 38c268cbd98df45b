package dev.voucherstreams.history.order;

import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.Row;
import dev.voucherstreams.history.UnusableFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Reads and parses the rows of a history in a thread of its own, some of them ahead of who takes
 * them: to read a row takes about as long as what is done with it. Rows come in order, and a
 * failure after the rows before it.
 */
public final class RowsAhead implements AutoCloseable {

  private static final int BATCH_ROWS = 500;

  /* Few, for a row may be long: memory is bounded whatever is in the file. */
  private static final int BATCHES = 4;

  private final HistoryReader history;
  private final OrderParser parser;
  private final ExecutorService reader = Executors.newSingleThreadExecutor();
  private final Queue<CompletableFuture<Batch>> ahead = new ArrayDeque<>();

  /* The one that was taken last. */
  private Batch batch = new Batch(List.of(), 0, null);

  /* Of the reader's thread: whether nothing comes any more. */
  private boolean ended;

  /** A row, and what it turned out to be. */
  public record ReadRow(Row row, ParsedRow parsed) {}

  private record Batch(
      List<ReadRow> rows, long expectedRows, @Nullable UnusableFileException failure) {}

  /**
   * Begins to read.
   *
   * @param history not to be used by anybody else before this is closed, and then to be closed
   */
  public RowsAhead(HistoryReader history, OrderParser parser) {
    this.history = history;
    this.parser = parser;
    while (ahead.size() < BATCHES) {
      ahead.add(CompletableFuture.supplyAsync(this::read, reader));
    }
  }

  private Batch read() {
    List<ReadRow> rows = new ArrayList<>(BATCH_ROWS);
    try {
      while (!ended && rows.size() < BATCH_ROWS) {
        Optional<Row> row = history.next();
        ended = row.isEmpty();
        if (!ended) {
          rows.add(new ReadRow(row.get(), parser.parse(row.get())));
        }
      }
    } catch (UnusableFileException e) {
      ended = true;
      return new Batch(rows, history.expectedRows(), e);
    }
    return new Batch(rows, history.expectedRows(), null);
  }

  /**
   * Returns the next few rows, none after the last.
   *
   * @throws UnusableFileException if nothing can be read from here on
   */
  public List<ReadRow> next() throws UnusableFileException {
    if (batch.failure == null) {
      batch = ahead.remove().join();
      ahead.add(CompletableFuture.supplyAsync(this::read, reader));
      if (batch.failure == null || !batch.rows.isEmpty()) {
        return batch.rows;
      }
    }
    throw batch.failure;
  }

  /** How many rows the history has, as far as it is known at the rows that were taken last. */
  public long expectedRows() {
    return batch.expectedRows;
  }

  /** Ends the reading, after which the history may be closed. */
  @Override
  public void close() {
    reader.shutdown();
    CompletableFuture.allOf(ahead.toArray(CompletableFuture[]::new))
        .exceptionally(failure -> null)
        .join();
  }
}
