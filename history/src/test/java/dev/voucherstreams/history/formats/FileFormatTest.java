package dev.voucherstreams.history.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatTest {

  @ParameterizedTest
  @CsvSource({
    "orders.parquet, PARQUET, orders, false",
    "orders.parquet.gzip, PARQUET, orders, true",
    "orders.csv, CSV, orders, false",
    "Orders 2021.CSV.GZ, CSV, Orders 2021, true",
    "orders.ndjson, NDJSON, orders, false",
    "orders.v2.jsonl.gz, NDJSON, orders.v2, true",
    "a.csv.parquet, PARQUET, a.csv, false"
  })
  void name_ofAHistory_tellsFormatDataSetAndPacking(
      String name, FileFormat format, String base, boolean packed) {
    assertThat(FileFormat.ofName(name)).contains(format);
    assertThat(FileFormat.baseName(name)).isEqualTo(base);
    assertThat(FileFormat.isGzipName(name)).isEqualTo(packed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"orders", "orders.txt", "orders.gz", ".csv", "orders.csv.zip", "orderscsv", ""})
  void name_ofSomethingElse_tellsNoFormat(String name) {
    assertThat(FileFormat.ofName(name)).isEmpty();
    assertThat(FileFormat.baseName(name)).isEqualTo(name);
    assertThat(FileFormat.isGzipName(name)).isFalse();
  }
}
