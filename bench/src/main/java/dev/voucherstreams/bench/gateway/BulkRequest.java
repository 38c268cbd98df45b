package dev.voucherstreams.bench.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * One request of many lines. They are sent as fast as they are taken, and the answers are read
 * meanwhile: on a plain socket, since it is the gateway that is to be measured.
 */
final class BulkRequest {
  private static final int BLOCK_LINES = 500;
  private static final int BUFFER_BYTES = 1 << 16;

  private final URI url;
  private final byte[] block;

  /** Sends the same line over and over. */
  BulkRequest(URI url, String line) {
    this.url = url;
    this.block = (line + "\n").repeat(BLOCK_LINES).getBytes(US_ASCII);
  }

  /** Returns the lines per second, from the first one sent to the last answer. */
  double run(int blocks) throws IOException {
    long began = System.nanoTime();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(socket, blocks));
      awaitAnswers(socket.getInputStream(), (long) blocks * BLOCK_LINES);
      sent.join();
    }
    return blocks * BLOCK_LINES * 1e9 / (System.nanoTime() - began);
  }

  private void send(Socket socket, int blocks) {
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
            .formatted(url.getPath(), url.getAuthority(), (long) blocks * block.length);
    try {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(US_ASCII));
      for (int i = 0; i < blocks; i++) {
        out.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /* Each answer is one JSON object. */
  private static void awaitAnswers(InputStream in, long answers) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long seen = 0;
    while (seen < answers) {
      int read = in.read(buffer);
      if (read < 0) {
        throw new IOException("ended after " + seen + " of " + answers + " answers");
      }
      for (int i = 0; i < read; i++) {
        seen += buffer[i] == '{' ? 1 : 0;
      }
    }
  }
}
