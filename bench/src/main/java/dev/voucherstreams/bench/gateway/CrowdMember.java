package dev.voucherstreams.bench.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection of a crowd. Of an answer it reads the status and passes over the rest. */
final class CrowdMember {
  private static final byte[] STATUS_LINE = "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer requests;
  private final int atATime;
  private final ByteBuffer answers = ByteBuffer.allocateDirect(1 << 14);

  private int unanswered;
  private long sent;
  private int matched;

  /** Opens the connection, which sends these requests over and over. */
  CrowdMember(SocketAddress address, Selector selector, byte[] requests, int atATime)
      throws IOException {
    this.channel = SocketChannel.open(address);
    this.channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
    this.requests = ByteBuffer.allocateDirect(requests.length).put(requests);
    this.atATime = atATime;
  }

  /** Sends the requests anew. */
  void send() throws IOException {
    requests.clear();
    unanswered = atATime;
    sent = System.nanoTime();
    write();
  }

  private void write() throws IOException {
    channel.write(requests);
    key.interestOps(
        requests.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ);
  }

  /** Does what can be done now without waiting. */
  void proceed(Crowd.Tally tally) throws IOException {
    if (key.isWritable()) {
      write();
    }
    if (key.isReadable()) {
      read(tally);
    }
  }

  private void read(Crowd.Tally tally) throws IOException {
    if (channel.read(answers.clear()) < 0) {
      throw new EOFException("the server has closed a connection");
    }
    long now = System.nanoTime();
    answers.flip();
    while (answers.hasRemaining()) {
      byte next = answers.get();
      if (matched == STATUS_LINE.length) {
        matched = 0;
        unanswered--;
        tally.answered(next == '2', now, sent);
      } else {
        matched = next == STATUS_LINE[matched] ? matched + 1 : next == STATUS_LINE[0] ? 1 : 0;
      }
    }
    if (unanswered == 0) {
      send();
    }
  }

  void close() throws IOException {
    channel.close();
  }
}
