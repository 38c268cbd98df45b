package dev.voucherstreams.history.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.xerial.snappy.Snappy;

/** A way to compress a page; the constants are named as in Parquet's footer. */
enum PageCodec {
  UNCOMPRESSED {
    @Override
    byte[] compress(byte[] page) {
      return page;
    }

    @Override
    byte[] decompress(byte[] compressed, int size) throws IOException {
      return requireSize(compressed, size);
    }
  },

  SNAPPY {
    @Override
    byte[] compress(byte[] page) throws IOException {
      return Snappy.compress(page);
    }

    @Override
    byte[] decompress(byte[] compressed, int size) throws IOException {
      return requireSize(Snappy.uncompress(compressed), size);
    }
  },

  GZIP {
    @Override
    byte[] compress(byte[] page) throws IOException {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(page.length / 2);
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        gzip.write(page);
      }
      return compressed.toByteArray();
    }

    @Override
    byte[] decompress(byte[] compressed, int size) throws IOException {
      try (GZIPInputStream gzip =
          new GZIPInputStream(new ByteArrayInputStream(compressed), BUFFER_BYTES)) {
        return requireSize(gzip.readNBytes(size), size);
      }
    }
  },

  ZSTD {
    @Override
    byte[] compress(byte[] page) {
      return Zstd.compress(page);
    }

    @Override
    byte[] decompress(byte[] compressed, int size) throws IOException {
      byte[] page = new byte[size];
      long length = Zstd.decompress(page, compressed);
      if (Zstd.isError(length)) {
        throw new IOException("not ZSTD: " + Zstd.getErrorName(length));
      }
      requireSize(length, size);
      return page;
    }
  };

  private static final int BUFFER_BYTES = 64 * 1024;

  abstract byte[] compress(byte[] page) throws IOException;

  /**
   * Returns a page of this size.
   *
   * @throws IOException if that is not what was compressed
   */
  abstract byte[] decompress(byte[] compressed, int size) throws IOException;

  private static byte[] requireSize(byte[] page, int size) throws IOException {
    requireSize(page.length, size);
    return page;
  }

  private static void requireSize(long length, int size) throws IOException {
    if (length != size) {
      throw new EOFException("a page has %d bytes instead of %d".formatted(length, size));
    }
  }
}
