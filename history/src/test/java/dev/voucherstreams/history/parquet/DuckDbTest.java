package dev.voucherstreams.history.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DuckDbTest {

  /** Prints how many threads DuckDB has in a JVM. */
  static final class Threads {

    public static void main(String[] args) throws SQLException {
      try (Connection duckdb = DuckDb.open();
          Statement query = duckdb.createStatement();
          ResultSet threads = query.executeQuery("select current_setting('threads')")) {
        threads.next();
        System.out.println(threads.getInt(1));
      }
    }
  }

  @Test
  void threads_areAsManyAsTheJvmHasProcessors() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=3",
                "-cp",
                System.getProperty("java.class.path"),
                Threads.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(new String(jvm.getInputStream().readAllBytes(), UTF_8)).isEqualTo("3\n");
  }
}
