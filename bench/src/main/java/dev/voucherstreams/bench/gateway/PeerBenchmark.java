package dev.voucherstreams.bench.gateway;

import static dev.voucherstreams.bench.gateway.GatewayBenchmark.median;

import dev.voucherstreams.bench.system.LocalSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The gateway as {@code make run} starts it beside another service with the same contract that runs
 * already, such as the Python service. They take turns; a figure is the median of the rounds.
 *
 * @param system with a history, so that there are vouchers
 * @param directory where files are made
 * @param peer the address of the other service
 */
public record PeerBenchmark(LocalSystem system, Path directory, String peer) {

  private static final int CONNECTIONS = 50;
  private static final int WARM_UP_SECONDS = 15;
  private static final int ROUND_SECONDS = 5;
  private static final int ROUNDS = 5;

  /** Measures and prints. */
  public void run() throws IOException, InterruptedException {
    Wrk wrk = new Wrk(directory, CONNECTIONS, GatewayBenchmark.BODY);
    String gateway = system.gateway() + GatewayBenchmark.VOUCHER;
    String other = peer + GatewayBenchmark.VOUCHER;
    wrk.run(gateway, WARM_UP_SECONDS);
    List<Wrk.Result> ours = new ArrayList<>();
    List<Wrk.Result> theirs = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      ours.add(wrk.run(gateway, ROUND_SECONDS));
      theirs.add(wrk.run(other, ROUND_SECONDS));
    }
    print("gateway as `make run` has it", ours);
    print(other, theirs);
    System.out.printf(
        "gateway / peer: %.1f of the requests/s; the gateway's p99 is %.2f of the peer's p50%n",
        median(ours, Wrk.Result::answeredPerSecond) / median(theirs, Wrk.Result::answeredPerSecond),
        median(ours, Wrk.Result::p99Millis) / median(theirs, Wrk.Result::p50Millis));
  }

  private static void print(String what, List<Wrk.Result> rounds) {
    System.out.printf(
        "%-30s %,12.0f requests/s  (p50 %.2f ms, p99 %.2f ms)%n",
        what,
        median(rounds, Wrk.Result::answeredPerSecond),
        median(rounds, Wrk.Result::p50Millis),
        median(rounds, Wrk.Result::p99Millis));
  }
}
