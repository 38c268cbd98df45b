package dev.voucherstreams.history.formats;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats of history files, known by how a file's name ends. */
public enum FileFormat {
  PARQUET("Parquet"),
  CSV("CSV"),
  NDJSON("NDJSON");

  private static final Pattern NAME =
      Pattern.compile(
          "(?<base>.+)\\.(?<format>parquet|csv|ndjson|jsonl)(?<packing>\\.gz|\\.gzip|\\.zst|\\.zstd)?",
          Pattern.CASE_INSENSITIVE);

  private final String title;

  FileFormat(String title) {
    this.title = title;
  }

  /** The format's name for people. */
  public String title() {
    return title;
  }

  /** Returns the format that a file's name promises, empty if it promises none. */
  public static Optional<FileFormat> ofName(String fileName) {
    return match(fileName)
        .map(name -> name.group("format").toUpperCase(Locale.ROOT))
        .map(format -> format.equals("JSONL") ? NDJSON : valueOf(format));
  }

  /** Returns the ending that says how the file as a whole is packed, empty if there is none. */
  static String packing(String fileName) {
    return match(fileName).map(name -> name.group("packing")).orElse("");
  }

  /** Returns the name without what tells its format. */
  public static String baseName(String fileName) {
    return match(fileName).map(name -> name.group("base")).orElse(fileName);
  }

  private static Optional<Matcher> match(String fileName) {
    return Optional.of(NAME.matcher(fileName)).filter(Matcher::matches);
  }
}
