package dev.voucherstreams.history.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The compression of Parquet pages, with the JDK's GZIP and the Snappy and ZSTD that Kafka brings:
 * parquet-java's own way goes through Hadoop's configuration and its codec classes.
 */
public final class PageCodecs implements CompressionCodecFactory {

  /** Returns whether pages that are compressed so can be read. */
  static boolean supports(CompressionCodecName name) {
    return Stream.of(PageCodec.values()).anyMatch(codec -> codec.name().equals(name.name()));
  }

  /** The codecs that can be read, for a message. */
  static String supported() {
    return Stream.of(PageCodec.values()).map(PageCodec::name).collect(Collectors.joining(", "));
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Compressor(name, PageCodec.valueOf(name.name()));
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Decompressor(PageCodec.valueOf(name.name()));
  }

  @Override
  public void release() {
    // Nothing is held.
  }

  private static byte[] bytes(BytesInput page) throws IOException {
    return page.toInputStream().readAllBytes();
  }

  private record Compressor(CompressionCodecName codecName, PageCodec codec)
      implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      return BytesInput.from(codec.compress(bytes(page)));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return codecName;
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }

  private record Decompressor(PageCodec codec) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput page, int size) throws IOException {
      return BytesInput.from(codec.decompress(bytes(page), size));
    }

    @Override
    public void decompress(ByteBuffer page, int compressedSize, ByteBuffer output, int size)
        throws IOException {
      byte[] bytes = new byte[compressedSize];
      page.get(bytes);
      output.put(codec.decompress(bytes, size));
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
