package dev.voucherstreams.history.parquet;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** Lets Parquet, which never goes back, write into a stream, which may pack what it gets. */
public record StreamOutputFile(OutputStream stream) implements OutputFile {

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new Counted(stream);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class Counted extends PositionOutputStream {
    private final OutputStream stream;
    private long written;

    Counted(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public long getPos() {
      return written;
    }

    @Override
    public void write(int value) throws IOException {
      stream.write(value);
      written++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      stream.write(bytes, from, length);
      written += length;
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
