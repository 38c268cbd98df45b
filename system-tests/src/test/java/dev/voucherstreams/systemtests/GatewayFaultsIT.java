package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.voucherstreams.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What faults and restarts do to clients of the gateway: nothing, as far as it can. */
@SharedSystem
class GatewayFaultsIT {

  private static final String REQUEST = RequestTraffic.request("any");
  private static final Pattern AGE = Pattern.compile("\"ageSeconds\":(\\d+)");

  private final LocalSystem system;

  GatewayFaultsIT(LocalSystem system) {
    this.system = system;
  }

  @Test
  void rollingRestart_ofTwoBehindAProxy_failsNoRequest() throws Exception {
    try (ExtraGateway first = ExtraGateway.start(system);
        ExtraGateway second = ExtraGateway.start(system);
        Proxy proxy = new Proxy(List.of(first, second));
        Clients clients = new Clients(proxy.url("/api/v1/voucher"))) {
      // Given
      await().until(proxy::hasAll);
      clients.begin();
      await().until(() -> clients.answers() > 100);

      // When
      for (ExtraGateway gateway : List.of(first, second)) {
        gateway.stop();
        await().until(() -> !proxy.hasAll());
        gateway.startAgain();
        await().until(proxy::hasAll);
      }
      long answers = clients.answers();
      await().until(() -> clients.answers() > answers + 100);

      // Then
      clients.end();
      assertThat(clients.outcomes()).containsOnlyKeys("200");
    }
  }

  @Test
  void gateway_whileKafkaIsAway_answersAndSaysHowOldItIs_andAnotherWaits() throws Exception {
    sendWithoutTimestamp(); // which is found by the restore that now begins
    try (ExtraGateway before = ExtraGateway.started(system)) {
      // Given
      String answer = before.askForVoucher(REQUEST).body();
      ProcessHandle broker = system.components().get("broker");
      Command.signal("STOP", broker);
      try (ExtraGateway after = ExtraGateway.start(system)) {
        try {
          // When
          await().until(() -> age(before) > 5);
          await().ignoreExceptions().until(() -> after.get("/readyz").body().contains("missing"));

          // Then
          assertThat(before.askForVoucher(REQUEST).body()).isEqualTo(answer);
          assertThat(before.get("/readyz").statusCode()).isEqualTo(200);
          assertThat(after.get("/readyz").body()).contains("\"missing\":\"kafka\"");
          assertThat(after.askForVoucher(REQUEST).statusCode()).isEqualTo(503);
        } finally {
          Command.signal("CONT", broker);
        }

        // Then
        await().until(() -> age(before) < 3);
        after.awaitReady();
        assertThat(after.askForVoucher(REQUEST).body()).isEqualTo(answer);
      }
    }
  }

  /* As clients that are not Java write it. While a client runs, it ends it once; no start may fail. */
  private void sendWithoutTimestamp() throws IOException {
    try (RawProducer producer = new RawProducer(system.kafka())) {
      byte[] key = "Atlantis|frequent_segment|0-4".getBytes(UTF_8);
      producer.send(
          new Topics("").segmentVouchers(), 0, RawProducer.NO_TIMESTAMP, key, (byte[]) null);
    }
  }

  private static long age(ExtraGateway gateway) throws Exception {
    Matcher age = AGE.matcher(gateway.health());
    return age.find() ? Long.parseLong(age.group(1)) : -1;
  }

  /** Clients that ask two hundred times a second, and count what comes of it. */
  private static final class Clients implements AutoCloseable {

    private static final int INTERVAL_MS = 20;
    private static final int CLIENTS = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
    private final Map<String, Long> outcomes = new ConcurrentHashMap<>();
    private final HttpRequest request;

    Clients(URI url) {
      request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(REQUEST)).build();
    }

    void begin() {
      for (int i = 0; i < CLIENTS; i++) {
        var unused = clients.scheduleAtFixedRate(this::ask, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
      }
    }

    private void ask() {
      String outcome;
      try {
        outcome = "" + http.send(request, BodyHandlers.discarding()).statusCode();
      } catch (Exception e) {
        outcome = e.toString();
      }
      outcomes.merge(outcome, 1L, Long::sum);
    }

    Map<String, Long> outcomes() {
      return outcomes;
    }

    long answers() {
      return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Asks no more, and waits for what has been asked. */
    void end() throws InterruptedException {
      clients.shutdown();
      assertThat(clients.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
      clients.shutdownNow();
    }
  }
}
