package dev.voucherstreams.bench.gateway;

import java.io.IOException;
import java.net.URI;

/** What a gateway does when far more is asked at a time than can be answered in time. */
record CrowdBenchmark(URI url, String body) {
  private static final int USUAL = 50;
  private static final int CONNECTIONS = 1_900; // the gateway takes 2,000
  private static final int AT_A_TIME = 16;
  private static final int SECONDS = 5;

  /** Measures and prints; before and after the crowd as many ask as usual. */
  void run() throws IOException {
    ask(CONNECTIONS, AT_A_TIME); // until the code is compiled
    print("%d at a time".formatted(USUAL), ask(USUAL, 1));
    print("%,d at a time".formatted(CONNECTIONS * AT_A_TIME), ask(CONNECTIONS, AT_A_TIME));
    print("%d at a time, after".formatted(USUAL), ask(USUAL, 1));
  }

  private Crowd.Result ask(int connections, int atATime) throws IOException {
    try (Crowd crowd = new Crowd(url, connections, atATime, body)) {
      return crowd.run(SECONDS);
    }
  }

  private static void print(String who, Crowd.Result result) {
    System.out.printf(
        "gateway, %-21s %,12.0f requests/s  (p99 %.2f ms, refused %,d; in each second %s)%n",
        who,
        result.acceptedPerSecond(),
        result.times().millis(0.99),
        result.refused(),
        result.accepted());
  }
}
