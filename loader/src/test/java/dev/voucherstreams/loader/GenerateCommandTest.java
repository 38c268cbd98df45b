package dev.voucherstreams.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.history.formats.Histories;
import dev.voucherstreams.history.order.ParsedRow;
import dev.voucherstreams.history.order.RowChecksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCommandTest {

  private static final List<String> NAMES =
      List.of(
          "a.parquet",
          "a.parquet.gz",
          "a.csv",
          "a.csv.gz",
          "a.csv.zst",
          "a.ndjson",
          "a.ndjson.gz",
          "a.jsonl");

  @TempDir private Path folder;

  @Test
  void file_ofTheSameOptions_hasTheSameBytes() throws IOException {
    for (String name : NAMES) {
      Path one = generate("one/" + name, "--rows", "500", "--seed", "7");
      Path other = generate("other/" + name, "--rows", "500", "--seed", "7");
      Path another = generate("another/" + name, "--rows", "500", "--seed", "8");

      assertThat(one).hasSameBinaryContentAs(other);
      assertThat(Files.mismatch(one, another)).isNotNegative();
    }
  }

  @Test
  void rows_ofTheSameOptions_areTheSameInEveryFormat() throws Exception {
    List<ParsedRow> rows =
        Histories.parsed(generate("a.csv", "--rows", "1500", "--bad-rows", "100"));
    assertThat(rows).hasSize(1_500).filteredOn(ParsedRow.Rejected.class::isInstance).hasSize(15);
    for (String name : NAMES) {
      List<ParsedRow> same =
          Histories.parsed(generate(name, "--rows", "1500", "--bad-rows", "100"));

      assertThat(checksum(same)).as(name).isEqualTo(checksum(rows));
      assertThat(same).filteredOn(ParsedRow.Order.class::isInstance).isSubsetOf(rows);
    }
  }

  @Test
  void moreRows_beginWithTheSame() throws Exception {
    for (String name : NAMES) {
      List<ParsedRow> rows = Histories.parsed(generate(name, "--rows", "300", "--bad-rows", "0"));

      List<ParsedRow> more = Histories.parsed(generate(name, "--rows", "400", "--bad-rows", "0"));

      assertThat(more).hasSize(400).startsWith(rows.toArray(ParsedRow[]::new));
    }
  }

  @Test
  void run_thatIsDone_saysWhatIsWhere() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Path file = folder.resolve("new/a.csv");
      assertThat(CommandLineRun.of("generate", "--rows", "1000", "--out", file.toString()))
          .isEqualTo(new CommandLineRun(0, "1,000 rows in " + file + "\n", ""));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rows 0 --out a.csv | --rows must be at least 1, but is: 0",
        "--rows 5 --bad-rows 10001 --out a.csv | --bad-rows must be from 0 to 10000, but is: 10001",
        "--rows 5 --bad-rows -1 --out a.csv | --bad-rows must be from 0 to 10000, but is: -1",
        "--rows 5 --out a.xlsx | --out must end in .parquet, .csv, .ndjson or .jsonl, with or without .gz or .zst after it, but is: a.xlsx",
      })
  void options_thatMakeNoHistory_areToldInOneLine(String options, String line) {
    CommandLineRun run = CommandLineRun.of(("generate " + options).split(" "));

    assertThat(run).isEqualTo(new CommandLineRun(2, "", line + " (see: loader generate --help)\n"));
  }

  @Test
  void out_thatIsADirectory_isLeftAlone() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("a.csv"));

    CommandLineRun run = CommandLineRun.of("generate", "--rows", "5", "--out", "" + directory);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("--out must be a file, but is a directory: " + directory);
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.parquet", "a.csv", "a.ndjson", "a.csv.gz"})
  void disk_thatIsFull_isToldInOneLineAndNothingIsLeft(String name) throws IOException {
    // Given: whatever is written, when it grows beyond a buffer, goes to a full disk
    Path file = folder.resolve(name);
    Files.createSymbolicLink(folder.resolve(name + ".part"), Path.of("/dev/full"));

    // When
    CommandLineRun run = CommandLineRun.of("generate", "--rows", "3000", "--out", file.toString());

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith(file + " can't be written: ").hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void folder_thatIsAFile_isToldInOneLine() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    CommandLineRun run = CommandLineRun.of("generate", "--rows", "5", "--out", file + "/a.csv");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith(file + "/a.csv can't be written: ").hasLineCount(1);
  }

  private Path generate(String name, String... options) {
    Path file = folder.resolve(name);
    String[] arguments =
        Stream.concat(Stream.of("generate", "--out", file.toString()), Stream.of(options))
            .toArray(String[]::new);
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return file;
  }

  private static long checksum(List<ParsedRow> rows) {
    RowChecksum checksum = new RowChecksum();
    rows.forEach(checksum::add);
    return checksum.value();
  }
}
