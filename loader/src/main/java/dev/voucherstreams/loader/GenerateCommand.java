package dev.voucherstreams.loader;

import dev.voucherstreams.history.formats.Compression;
import dev.voucherstreams.history.formats.FileFormat;
import dev.voucherstreams.history.generate.HistoryWriter;
import dev.voucherstreams.history.generate.SyntheticOrders;
import dev.voucherstreams.report.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code generate}: writes a synthetic history, the same bytes for the same options. */
@Command(
    name = "generate",
    description = {
      "Generates a synthetic order history whose shape follows a real one, with orders in all segments.",
      "The same options give the same file, and more rows a file that begins with the same rows."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class GenerateCommand implements Callable<Integer> {

  @Option(names = "--rows", required = true, paramLabel = "N", description = "How many rows.")
  private long rows;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "Another seed gives other rows. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "Ends in .parquet, .csv, .ndjson or .jsonl, with .gz or .zst after it to be packed.")
  private Path out;

  @Option(
      names = "--bad-rows",
      defaultValue = "1",
      paramLabel = "N",
      description = "So many rows of every 10,000 can't be read. Default: ${DEFAULT-VALUE}.")
  private int badRows;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    require(rows > 0, "--rows must be at least 1, but is: " + rows);
    require(
        badRows >= 0 && badRows <= SyntheticOrders.STRETCH,
        "--bad-rows must be from 0 to 10000, but is: " + badRows);
    require(!Files.isDirectory(out), "--out must be a file, but is a directory: " + out);
    String name = String.valueOf(out.getFileName());
    FileFormat format =
        FileFormat.ofName(name)
            .orElseThrow(
                () ->
                    usageError(
                        "--out must end in .parquet, .csv, .ndjson or .jsonl, with or without .gz"
                            + " or .zst after it, but is: "
                            + out));
    try {
      write(format, Compression.ofName(name));
    } catch (IOException e) {
      spec.commandLine().getErr().printf("%s can't be written: %s%n", out, e);
      return ExitCode.SOFTWARE;
    }
    spec.commandLine().getOut().printf("%s in %s%n", Words.count(rows, "row"), out);
    return ExitCode.OK;
  }

  /* Under another name until it is complete: half a CSV file would look like a whole one. */
  private void write(FileFormat format, Compression packed) throws IOException {
    Path target = out.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path unfinished = target.resolveSibling(target.getFileName() + ".part");
    try {
      write(HistoryWriter.create(unfinished, format, packed));
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void write(HistoryWriter file) throws IOException {
    SyntheticOrders orders = new SyntheticOrders(seed, badRows);
    try (file) {
      for (long row = 0; row < rows; row++) {
        file.write(orders.next());
      }
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw usageError(message);
    }
  }

  private ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
