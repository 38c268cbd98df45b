package dev.voucherstreams.history.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A text file, unpacked while it is read, that knows how far into it the reading is. */
record TextInput(FileChannel file, InputStream content) implements Closeable {

  static TextInput open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    return new TextInput(file, Compression.of(path).unpack(Channels.newInputStream(file)));
  }

  /** Returns how many rows the whole file will have if it goes on like so many up to here. */
  long expectedRows(long rowsSoFar) {
    try {
      double part = (double) file.position() / file.size();
      return part == 0 ? rowsSoFar : Math.round(rowsSoFar / part);
    } catch (IOException e) {
      return rowsSoFar; // It is only for the progress bar.
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
