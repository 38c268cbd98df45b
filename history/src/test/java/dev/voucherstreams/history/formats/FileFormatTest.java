package dev.voucherstreams.history.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatTest {

  @ParameterizedTest
  @CsvSource({
    "orders.parquet, PARQUET, orders, NONE",
    "orders.parquet.gzip, PARQUET, orders, GZIP",
    "orders.csv, CSV, orders, NONE",
    "Orders 2021.CSV.GZ, CSV, Orders 2021, GZIP",
    "orders.ndjson, NDJSON, orders, NONE",
    "orders.v2.jsonl.gz, NDJSON, orders.v2, GZIP",
    "orders.csv.zst, CSV, orders, ZSTD",
    "orders.jsonl.ZSTD, NDJSON, orders, ZSTD",
    "a.csv.parquet, PARQUET, a.csv, NONE"
  })
  void name_ofAHistory_tellsFormatDataSetAndPacking(
      String name, FileFormat format, String base, Compression packed) {
    assertThat(FileFormat.ofName(name)).contains(format);
    assertThat(FileFormat.baseName(name)).isEqualTo(base);
    assertThat(Compression.ofName(name)).isEqualTo(packed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"orders", "orders.txt", "orders.gz", ".csv", "orders.csv.zip", "orderscsv", ""})
  void name_ofSomethingElse_tellsNoFormat(String name) {
    assertThat(FileFormat.ofName(name)).isEmpty();
    assertThat(FileFormat.baseName(name)).isEqualTo(name);
    assertThat(Compression.ofName(name)).isEqualTo(Compression.NONE);
  }
}
