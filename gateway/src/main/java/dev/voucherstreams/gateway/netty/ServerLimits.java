package dev.voucherstreams.gateway.netty;

import java.time.Duration;

/**
 * What clients of the public port can take.
 *
 * @param connections how many connections there may be
 * @param longestWait how long a request may have waited for its turn; later ones are refused
 * @param idle how long a connection may be without a request
 * @param request how long a client may take to send each KiB of a body
 * @param answer how long a client may take to read any part of an answer
 */
public record ServerLimits(
    int connections, Duration longestWait, Duration idle, Duration request, Duration answer) {
  public ServerLimits {
    if (connections < 1) {
      throw new IllegalArgumentException("voucher.limits.connections is " + connections);
    }
    requirePositive("longest-wait", longestWait);
    requirePositive("idle", idle);
    requirePositive("request", request);
    requirePositive("answer", answer);
  }

  private static void requirePositive(String name, Duration time) {
    if (time.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("voucher.limits." + name + " is " + time);
    }
  }
}
