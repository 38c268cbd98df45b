package dev.voucherstreams.history.formats;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a file as a whole is packed: known by its first bytes, or for a new file by its name. */
public enum Compression {
  GZIP("1f8b"),
  ZSTD("28b52ffd"),
  NONE("");

  private static final int FIRST_BYTES = 4;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final String firstBytes;

  Compression(String firstBytes) {
    this.firstBytes = firstBytes;
  }

  /** Returns what the name of a history says. */
  public static Compression ofName(String fileName) {
    return switch (FileFormat.packing(fileName).toLowerCase(Locale.ROOT)) {
      case ".gz", ".gzip" -> GZIP;
      case ".zst", ".zstd" -> ZSTD;
      default -> NONE;
    };
  }

  static Compression of(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      String start = HexFormat.of().formatHex(in.readNBytes(FIRST_BYTES));
      return Stream.of(values())
          .filter(compression -> start.startsWith(compression.firstBytes))
          .findFirst()
          .orElse(NONE);
    }
  }

  InputStream unpack(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, BUFFER_BYTES);
      case ZSTD -> new ZstdInputStream(packed);
    };
  }

  /** Returns a stream that packs what is written to it. */
  public OutputStream pack(OutputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPOutputStream(packed);
      case ZSTD -> new ZstdOutputStream(packed);
    };
  }
}
