package dev.voucherstreams.history.formats;

import java.nio.charset.StandardCharsets;

/** What the first bytes of a file, unpacked if it was packed, look like. */
enum Content {
  EMPTY("nothing"),
  PARQUET("Parquet; rename it to end in .parquet"),
  ENCRYPTED_PARQUET("encrypted Parquet"),
  JSON_OBJECTS("JSON objects; if it has one a line, rename it to end in .ndjson"),
  JSON_ARRAY("a JSON array; write one object a line instead"),
  TEXT("text; if it is CSV, rename it to end in .csv"),
  BINARY("binary data (or text that is not UTF-8)");

  /** How many bytes tell what the content is. */
  static final int BYTES = 512;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /* Before each object of a JSON text sequence (RFC 7464). */
  private static final String RECORD_SEPARATOR = "\u001E";

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
    String text = new String(start, StandardCharsets.UTF_8);
    if (text.startsWith("PAR1")) {
      return PARQUET;
    }
    if (text.startsWith("PARE")) {
      return ENCRYPTED_PARQUET;
    }
    String begun = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    boolean whole = start.length < BYTES;
    return whole && begun.isBlank() ? EMPTY : ofText(begun);
  }

  private static Content ofText(String text) {
    if (text.indexOf('\0') >= 0) {
      return BINARY;
    }
    String begun = text.replace(RECORD_SEPARATOR, " ").stripLeading();
    return switch (begun.codePoints().findFirst().orElse(' ')) {
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
