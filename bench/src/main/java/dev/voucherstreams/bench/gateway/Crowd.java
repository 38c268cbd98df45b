package dev.voucherstreams.bench.gateway;

import dev.voucherstreams.bench.Durations;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Connections that each send some requests at a time and, once all are answered, the next: whoever
 * is told to come back does so at once. The time of a request is from when it was sent until its
 * answer is read.
 */
final class Crowd implements AutoCloseable {
  private final Selector selector = Selector.open();
  private final CrowdMember[] members;

  /** Opens the connections. */
  Crowd(URI url, int connections, int atATime, String body) throws IOException {
    byte[] requests = request(url, body).repeat(atATime).getBytes(StandardCharsets.US_ASCII);
    SocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
    members = new CrowdMember[connections];
    for (int i = 0; i < connections; i++) {
      members[i] = new CrowdMember(address, selector, requests, atATime);
    }
  }

  private static String request(URI url, String body) {
    return "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(url.getPath(), url.getAuthority(), body.length(), body);
  }

  /**
   * What one run has measured.
   *
   * @param accepted how many requests were answered with 200, in each second
   * @param refused how many were answered with something else
   * @param times of those that were answered with 200
   */
  record Result(List<Long> accepted, long refused, Durations times) {

    double acceptedPerSecond() {
      return accepted.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
  }

  /** Asks for so long. */
  Result run(int seconds) throws IOException {
    Tally tally = new Tally(seconds);
    for (CrowdMember member : members) {
      member.send();
    }
    while (tally.second() < seconds) {
      selector.select(TimeUnit.SECONDS.toMillis(1));
      for (SelectionKey key : selector.selectedKeys()) {
        ((CrowdMember) key.attachment()).proceed(tally);
      }
      selector.selectedKeys().clear();
    }
    return tally.end();
  }

  @Override
  public void close() throws IOException {
    for (CrowdMember member : members) {
      member.close();
    }
    selector.close();
  }

  /** Adds up the answers of one run. */
  static final class Tally {
    private final long began = System.nanoTime();
    private final long[] accepted;
    private long[] times = new long[1 << 16];
    private int timed;
    private long refused;

    private Tally(int seconds) {
      accepted = new long[seconds];
    }

    private int second() {
      return (int) TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }

    /** Takes note of an answer that was read now, to a request sent then. */
    void answered(boolean ok, long now, long sent) {
      if (!ok) {
        refused++;
        return;
      }
      int second = (int) TimeUnit.NANOSECONDS.toSeconds(now - began);
      accepted[Math.min(second, accepted.length - 1)]++;
      if (timed == times.length) {
        times = Arrays.copyOf(times, 2 * timed);
      }
      times[timed++] = now - sent;
    }

    private Result end() {
      return new Result(
          Arrays.stream(accepted).boxed().toList(),
          refused,
          new Durations(Arrays.copyOf(times, timed)));
    }
  }
}
