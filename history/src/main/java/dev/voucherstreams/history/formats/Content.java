package dev.voucherstreams.history.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the first bytes of a file, unpacked if it was packed, look like. */
enum Content {
  EMPTY("nothing"),
  PARQUET("Parquet; rename it to end in .parquet"),
  JSON_OBJECTS("JSON objects; if it has one a line, rename it to end in .ndjson"),
  JSON_ARRAY("a JSON array; write one object a line instead"),
  TEXT("text; if it is CSV, rename it to end in .csv"),
  BINARY("binary data (or text that is not UTF-8)");

  /** How many bytes tell what the content is. */
  static final int BYTES = 512;

  private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String description;

  Content(String description) {
    this.description = description;
  }

  /** What it is, for a message, and what can be done about it. */
  String description() {
    return description;
  }

  /**
   * Returns what a file that begins with these bytes, at least {@link #BYTES} if it has as many,
   * is.
   */
  static Content of(byte[] start) {
    if (Arrays.equals(Arrays.copyOf(start, PARQUET_MAGIC.length), PARQUET_MAGIC)) {
      return PARQUET;
    }
    String text = new String(start, StandardCharsets.UTF_8);
    String begun = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    boolean whole = start.length < BYTES;
    return whole && begun.isBlank() ? EMPTY : ofText(begun);
  }

  private static Content ofText(String text) {
    if (text.indexOf('\0') >= 0) {
      return BINARY;
    }
    return switch (text.stripLeading().codePoints().findFirst().orElse(' ')) {
      case '{' -> JSON_OBJECTS;
      case '[' -> JSON_ARRAY;
      default -> TEXT;
    };
  }

  /** Returns whether a file with this content can be what its name says. */
  boolean fits(FileFormat format) {
    return switch (format) {
      case PARQUET -> this == PARQUET;
      case CSV -> this == TEXT;
      case NDJSON -> this == JSON_OBJECTS;
    };
  }
}
