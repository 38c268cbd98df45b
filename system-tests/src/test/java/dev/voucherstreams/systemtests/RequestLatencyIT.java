package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import dev.voucherstreams.schemas.Topics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * How long requests wait for their results, alone and while a backlog of orders is tallied in the
 * same process. It prints figures and holds nobody to them: they are the machine's as much as ours.
 * What it does hold is that each request gets its result.
 */
@SharedSystem
class RequestLatencyIT {

  private static final Topics TOPICS = new Topics("latency.");
  private static final int PER_SECOND = 1_000;
  private static final Duration TIME = Duration.ofSeconds(8);
  private static final int ORDERS = 10_000_000;
  private static final Duration SENDING_ORDERS = Duration.ofSeconds(15);

  private final LocalSystem system;

  RequestLatencyIT(LocalSystem system) {
    this.system = system;
  }

  @Test
  void requests_whileABacklogIsTallied_getTheirResults() throws Exception {
    try (StreamsAppBeside app =
        StreamsAppBeside.start(
            system.kafka(), system.registry(), system.folder(), TOPICS.prefix())) {
      app.awaitReady();
      OrderBacklog backlog =
          new OrderBacklog(system.kafka(), system.registry(), TOPICS.orderEvents());
      Lag lag =
          new Lag(system.kafka(), TOPICS.prefix() + "voucher-streams-tally-", TOPICS.orderEvents());
      try (RequestTraffic traffic = new RequestTraffic(system.kafka(), TOPICS)) {
        traffic.run(PER_SECOND, TIME); // until the code is compiled
        Latencies alone = traffic.run(PER_SECOND, TIME);
        System.out.printf("Requests at %,d/s alone: %s%n", PER_SECOND, alone);

        app.pause();
        int orders = backlog.send(ORDERS, SENDING_ORDERS);
        app.resume();
        await().until(() -> lag.left() < orders); // it takes up its work again
        app.awaitReady();
        long before = lag.left();
        Latencies beside = traffic.run(PER_SECOND, TIME);
        System.out.printf(
            "Requests at %,d/s beside a backlog of %,d orders (%,d left before, %,d after): %s%n",
            PER_SECOND, orders, before, lag.left(), beside);
      }
    }
  }
}
