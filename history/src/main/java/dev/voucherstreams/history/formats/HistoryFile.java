package dev.voucherstreams.history.formats;

import com.github.luben.zstd.ZstdIOException;
import dev.voucherstreams.history.HistoryReader;
import dev.voucherstreams.history.UnusableFileException;
import dev.voucherstreams.history.parquet.ParquetHistoryReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipException;

/**
 * A file that by its name is a history. The name says the format; the content has to agree, and it
 * alone says whether the file is packed: {@code .parquet.gzip} is in practice a Parquet file whose
 * pages are.
 */
public record HistoryFile(Path path, FileFormat format) {

  /**
   * Looks at a file's name.
   *
   * @throws UnusableFileException if it is not the name of a file, or of one in a known format
   */
  public static HistoryFile of(Path path) throws UnusableFileException {
    requireFile(path);
    FileFormat format =
        FileFormat.ofName(fileName(path))
            .orElseThrow(
                () ->
                    new UnusableFileException(
                        "its name doesn't tell its format; let it end in .parquet, .csv, .ndjson or"
                            + " .jsonl, with or without .gz or .zst after it"));
    return new HistoryFile(path, format);
  }

  /** Returns the name of the data set, unless another is given: the file's without its endings. */
  public String datasetName() {
    return FileFormat.baseName(fileName(path));
  }

  /**
   * Opens the file, which then is known to have rows and the columns of a history.
   *
   * @throws UnusableFileException if that can't be said
   */
  public HistoryReader open() throws UnusableFileException {
    try {
      requireContent();
      return switch (format) {
        case PARQUET -> openParquet();
        case CSV, NDJSON -> openText();
      };
    } catch (EOFException | ZipException | ZstdIOException e) {
      throw UnusableFileException.damaged(e);
    } catch (IOException e) {
      throw new UnusableFileException("it can't be read: " + e, e);
    }
  }

  private void requireContent() throws IOException, UnusableFileException {
    byte[] start;
    try (InputStream unpacked = Compression.of(path).unpack(Files.newInputStream(path))) {
      start = unpacked.readNBytes(Content.BYTES);
    }
    Content content = Content.of(start);
    if (content == Content.EMPTY) {
      throw new UnusableFileException("it is empty");
    }
    if (content == Content.ENCRYPTED_PARQUET) {
      throw new UnusableFileException("it is encrypted; write it anew without encryption");
    }
    if (!content.fits(format)) {
      throw new UnusableFileException(
          "it is not %s, as its name says, but %s"
              .formatted(format.title(), content.description()));
    }
  }

  private HistoryReader openText() throws IOException, UnusableFileException {
    TextInput input = TextInput.open(path);
    try {
      return format == FileFormat.CSV
          ? new CsvHistoryReader(input)
          : new NdjsonHistoryReader(input);
    } catch (UnusableFileException e) {
      input.close();
      throw e;
    }
  }

  private HistoryReader openParquet() throws IOException, UnusableFileException {
    Compression packing = Compression.of(path);
    if (packing == Compression.NONE) {
      return ParquetHistoryReader.open(path, () -> {});
    }
    /* Parquet is read from its end, so a packed file is unpacked as a whole, onto the disk. */
    Path unpacked = Files.createTempFile("history-", ".parquet");
    unpacked.toFile().deleteOnExit();
    try (InputStream content = packing.unpack(Files.newInputStream(path))) {
      Files.copy(content, unpacked, StandardCopyOption.REPLACE_EXISTING);
      return ParquetHistoryReader.open(unpacked, () -> Files.deleteIfExists(unpacked));
    } catch (IOException | UnusableFileException e) {
      Files.deleteIfExists(unpacked);
      throw e;
    }
  }

  private static void requireFile(Path path) throws UnusableFileException {
    if (Files.isDirectory(path)) {
      throw new UnusableFileException("it is a directory; give one of the files in it");
    }
    if (!Files.exists(path)) {
      throw new UnusableFileException("there is no such file");
    }
    if (!Files.isRegularFile(path)) {
      throw new UnusableFileException("it is not a file that can be read twice; make a copy of it");
    }
    if (!Files.isReadable(path)) {
      throw new UnusableFileException("you may not read it; check its permissions");
    }
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
