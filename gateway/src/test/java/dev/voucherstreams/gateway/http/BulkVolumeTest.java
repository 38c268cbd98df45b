package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.gateway.http.GatewayClient.GOOD;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Rows;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A million lines through one request. */
class BulkVolumeTest {
  private static final int BLOCKS = 100_000;
  private static final long ALLOWED_BYTES = 32L << 20;

  /* Ten lines, some with answers of their own. */
  private static final byte[] BLOCK =
      (GOOD.replace("14", "2") + "\n{\n" + (GOOD + "\n").repeat(8)).getBytes(US_ASCII);

  private static final GatewayClient CLIENT =
      new GatewayClient(
          new FakeSegmentTable()
              .with(Rows.row(Rows.MANY_ORDERS, 2640))
              .with(Rows.row(Rows.FEW_ORDERS, 4400)));

  private static final byte[] ANSWERS =
      ("{\"voucher\":4400}\n" + CLIENT.ask("{").body() + "\n" + "{\"voucher\":2640}\n".repeat(8))
          .getBytes(US_ASCII);

  @Test
  void millionLines_inOneRequest_areAnsweredInOrderInLittleMemory() throws Exception {
    CLIENT.post("/api/v1/vouchers", new String(BLOCK, US_ASCII));
    long before = usedBytes();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), CLIENT.port())) {
      // When
      socket.setSoTimeout(20_000);
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(socket));
      InputStream answer = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      skipHead(answer);
      Body body = new Body(answer);
      long meanwhile = 0;
      for (int i = 0; i < BLOCKS; i++) {
        assertThat(body.readNBytes(ANSWERS.length)).isEqualTo(ANSWERS);
        if (i == BLOCKS / 2) {
          meanwhile = usedBytes();
        }
      }

      // Then
      assertThat(body.read()).isEqualTo(-1);
      sent.get(20, TimeUnit.SECONDS);
      assertThat(meanwhile - before).isLessThan(ALLOWED_BYTES);
    }
  }

  private static void send(Socket socket) {
    try {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/v1/vouchers HTTP/1.1\r\nHost: x\r\nContent-Length: "
              + (long) BLOCK.length * BLOCKS
              + "\r\n\r\n";
      out.write(head.getBytes(US_ASCII));
      byte[] blocks = new String(BLOCK, US_ASCII).repeat(50).getBytes(US_ASCII);
      for (int i = 0; i < BLOCKS; i += 50) {
        out.write(blocks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /* What is alive in this JVM, the gateway's buffers included. */
  private static long usedBytes() {
    System.gc();
    ByteBufAllocatorMetric buffers =
        ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
    return Runtime.getRuntime().totalMemory()
        - Runtime.getRuntime().freeMemory()
        + buffers.usedDirectMemory();
  }

  private static void skipHead(InputStream answer) throws IOException {
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      head += (char) answer.read();
    }
    assertThat(head).startsWith("HTTP/1.1 200 OK");
  }

  /** What is in the chunks of a body. */
  private static final class Body extends InputStream {
    private final InputStream chunks;
    private int left;

    Body(InputStream chunks) {
      this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      left = left == 0 ? size() : left;
      if (left == 0) {
        return -1;
      }
      int read = chunks.read(bytes, offset, Math.min(left, length));
      left -= read;
      if (left == 0) {
        chunks.skipNBytes(2);
      }
      return read;
    }

    private int size() throws IOException {
      String size = "";
      while (!size.endsWith("\r\n")) {
        size += (char) chunks.read();
      }
      return Integer.parseInt(size.strip(), 16);
    }
  }
}
