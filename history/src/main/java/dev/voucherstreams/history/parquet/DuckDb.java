package dev.voucherstreams.history.parquet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The embedded DuckDB, which reads and writes Parquet outside of Java's heap. */
public final class DuckDb {

  /** The environment variable that says how much memory it may take, e.g. {@code 2GB}. */
  static final String MEMORY_VARIABLE = "VOUCHER_DUCKDB_MEMORY";

  private static final String DEFAULT_MEMORY = "1GB";

  private DuckDb() {}

  /** Opens an empty database in memory, which loads no extension and writes no temporary file. */
  public static Connection open() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("memory_limit", memory());
    // By itself it has one for each core of the machine, whatever part of it a container may use.
    settings.setProperty("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
    settings.setProperty("temp_directory", "");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return DriverManager.getConnection("jdbc:duckdb:", settings);
  }

  static String memory() {
    return System.getenv().getOrDefault(MEMORY_VARIABLE, DEFAULT_MEMORY);
  }

  /** Returns the text as a literal of SQL. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
