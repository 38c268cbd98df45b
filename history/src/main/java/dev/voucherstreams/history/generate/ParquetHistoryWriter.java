package dev.voucherstreams.history.generate;

import dev.voucherstreams.history.parquet.DuckDb;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes a history as Parquet, with the column types and the GZIP pages of the real sample: as CSV
 * first, of which DuckDB makes Parquet in the end.
 */
final class ParquetHistoryWriter implements HistoryWriter {

  private static final String COPY =
      """
      copy (
        from read_csv(%s, auto_detect = false, header = true, columns = {
          'customer_id': 'bigint', 'country_code': 'varchar', 'timestamp': 'varchar',
          'last_order_ts': 'varchar', 'first_order_ts': 'timestamptz', 'total_orders': 'varchar',
          'voucher_amount': 'double'})
      ) to %s (format parquet, codec gzip)
      """;

  private final OutputStream content;
  private final Path csv;
  private final Path parquet;
  private final HistoryWriter rows;

  ParquetHistoryWriter(OutputStream content) throws IOException {
    this.content = content;
    this.csv = temporaryFile(".csv");
    this.parquet = temporaryFile(".parquet");
    this.rows = CsvHistoryWriter.create(Files.newOutputStream(csv));
  }

  private static Path temporaryFile(String ending) throws IOException {
    Path file = Files.createTempFile("history-", ending);
    file.toFile().deleteOnExit();
    return file;
  }

  @Override
  public void write(SyntheticOrder order) throws IOException {
    rows.write(order);
  }

  @Override
  public void close() throws IOException {
    try (content;
        Connection duckdb = DuckDb.open();
        Statement statement = duckdb.createStatement()) {
      rows.close();
      statement.execute("set threads = 1"); // The same rows give the same bytes.
      statement.execute(COPY.formatted(literal(csv), literal(parquet)));
      Files.copy(parquet, content);
    } catch (SQLException e) {
      throw new IOException("DuckDB can't write Parquet: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(csv);
      Files.deleteIfExists(parquet);
    }
  }

  private static String literal(Path file) {
    return DuckDb.literal(file.toString());
  }
}
