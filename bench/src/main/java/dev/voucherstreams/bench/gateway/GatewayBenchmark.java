package dev.voucherstreams.bench.gateway;

import dev.voucherstreams.bench.system.LocalSystem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The gateway beside a bare Reactor Netty server that returns a constant of the same size. They
 * take turns, so that whatever else the machine does meets both; a ratio is the median of those of
 * the rounds.
 *
 * @param directory where files are made
 */
public record GatewayBenchmark(LocalSystem system, Path directory) {

  private static final int CONNECTIONS = 50;
  private static final int ROUND_SECONDS = 5;
  private static final int ROUNDS = 7;
  private static final int WARM_UP_ROUNDS = 12;
  private static final double FASTER = 1.05;
  private static final long REQUESTS_BEFORE_RSS = 1_000_000;
  private static final int BULK_BLOCKS = 2_000;
  private static final int HISTORY_ROWS = 10_000;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  static final String VOUCHER = "/api/v1/voucher";
  private static final String BULK = "/api/v1/vouchers";
  static final String BODY =
      "{\"customer_id\": 123, \"country_code\": \"Peru\","
          + " \"last_order_ts\": \"2021-10-26 00:00:00\","
          + " \"first_order_ts\": \"2021-10-26 00:00:00\", \"total_orders\": 14,"
          + " \"segment_name\": \"frequent_segment\"}";

  private record Round(Wrk.Result gateway, Wrk.Result bare) {}

  /** Measures and prints, or says what is missing. */
  public void run() throws IOException, InterruptedException {
    if (!Wrk.isInstalled()) {
      System.out.println("gateway: not measured, since wrk is missing; e.g. apt-get install wrk");
      return;
    }
    system.loadOrders(directory, HISTORY_ROWS);
    try (Server gateway = Server.gateway(system, directory);
        Server bare = Server.bare(awaitVoucher(gateway), directory)) {
      measureBeside(gateway, bare);
      measureBulk(gateway);
      new CrowdBenchmark(URI.create(gateway.url(VOUCHER)), BODY).run();
    }
  }

  /* A voucher, not 0: the lookup is to find something. */
  private String awaitVoucher(Server gateway) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url(VOUCHER)))
            .POST(BodyPublishers.ofString(BODY))
            .build();
    HttpClient http = HttpClient.newHttpClient();
    while (gateway.process().isAlive()) {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200 && !answer.body().endsWith(":0}")) {
          return answer.body();
        }
      } catch (ConnectException e) {
        /* It isn't that far yet. */
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    throw new IOException("the gateway ended; see " + directory.resolve("gateway.log"));
  }

  private void measureBeside(Server gateway, Server bare) throws IOException, InterruptedException {
    Wrk wrk = new Wrk(directory, CONNECTIONS, BODY);
    long requests = warmUp(wrk, gateway);
    warmUp(wrk, bare);
    List<Round> rounds = new ArrayList<>();
    while (rounds.size() < ROUNDS || requests < REQUESTS_BEFORE_RSS) {
      Round round = new Round(run(wrk, gateway), run(wrk, bare));
      rounds.add(round);
      requests += round.gateway.requests();
    }
    print("gateway", rounds, Round::gateway);
    print("bare Reactor Netty, a constant", rounds, Round::bare);
    System.out.printf(
        "gateway / bare: %.2f of the requests/s, %.1f of the p99; gateway's memory after %,d"
            + " requests: %d MB%n",
        median(rounds, round -> round.gateway.perSecond() / round.bare.perSecond()),
        median(rounds, round -> round.gateway.p99Millis() / round.bare.p99Millis()),
        requests,
        gateway.residentMegabytes());
  }

  /* Until it gets no faster: the more code there is, the longer the JVM compiles. Before, it may
   * refuse some. */
  private static long warmUp(Wrk wrk, Server server) throws IOException, InterruptedException {
    long requests = 0;
    double best = 0;
    boolean faster = true;
    for (int i = 0; i < WARM_UP_ROUNDS && faster; i++) {
      Wrk.Result round = wrk.run(server.url(VOUCHER), ROUND_SECONDS);
      faster = i < 2 || round.perSecond() > best * FASTER;
      best = Math.max(best, round.perSecond());
      requests += round.requests();
    }
    return requests;
  }

  private static Wrk.Result run(Wrk wrk, Server server) throws IOException, InterruptedException {
    Wrk.Result result = wrk.run(server.url(VOUCHER), ROUND_SECONDS);
    if (result.refused() > 0) {
      throw new IOException(result.refused() + " requests were refused");
    }
    return result;
  }

  private static void measureBulk(Server gateway) throws IOException {
    BulkRequest bulk = new BulkRequest(URI.create(gateway.url(BULK)), BODY);
    bulk.run(BULK_BLOCKS);
    List<Double> rates =
        List.of(bulk.run(BULK_BLOCKS), bulk.run(BULK_BLOCKS), bulk.run(BULK_BLOCKS));
    System.out.printf(
        "%-30s %,12.0f lines/s  (one connection)%n", "gateway, bulk", median(rates, rate -> rate));
  }

  private static void print(String what, List<Round> rounds, Function<Round, Wrk.Result> server) {
    System.out.printf(
        "%-30s %,12.0f requests/s  (p99 %.2f ms)%n",
        what,
        median(rounds, round -> server.apply(round).perSecond()),
        median(rounds, round -> server.apply(round).p99Millis()));
  }

  static <T> double median(List<T> rounds, ToDoubleFunction<T> value) {
    return rounds.stream().mapToDouble(value).sorted().toArray()[rounds.size() / 2];
  }
}
