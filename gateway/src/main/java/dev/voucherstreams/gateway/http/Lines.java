package dev.voucherstreams.gateway.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a body into its lines, however the chunks are that it comes in. A line ends with LF or CRLF,
 * or with the body; where the body ends with a line's end, no other line begins. Of a line that is
 * too long only a little more than the limit is kept.
 */
final class Lines {
  private static final int ROOM_TO_BEGIN_WITH = 256;

  private final int maxBytes;
  private byte[] begun = {};
  private int length;

  Lines(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Takes the next chunk, and hands over each line that ends in it. */
  void add(ByteBuf chunk, Consumer<byte[]> taker) {
    int from = chunk.readerIndex();
    int end = chunk.writerIndex();
    for (int feed = chunk.indexOf(from, end, (byte) '\n'); feed >= 0; ) {
      keep(chunk, from, feed);
      taker.accept(taken());
      from = feed + 1;
      feed = chunk.indexOf(from, end, (byte) '\n');
    }
    keep(chunk, from, end);
  }

  /** Hands over the last line, if it had no end. */
  void end(Consumer<byte[]> taker) {
    if (length > 0) {
      taker.accept(taken());
    }
  }

  /* One byte more than the limit tells that a line is too long; another one may be its CR. */
  private void keep(ByteBuf chunk, int from, int until) {
    int kept = Math.min(until - from, maxBytes + 2 - length);
    if (kept <= 0) {
      return;
    }
    if (begun.length < length + kept) {
      begun = Arrays.copyOf(begun, Math.max(ROOM_TO_BEGIN_WITH, 2 * (length + kept)));
    }
    chunk.getBytes(from, begun, length, kept);
    length += kept;
  }

  private byte[] taken() {
    boolean hasReturn = length > 0 && begun[length - 1] == '\r';
    byte[] line = Arrays.copyOf(begun, hasReturn ? length - 1 : length);
    length = 0;
    return line;
  }
}
