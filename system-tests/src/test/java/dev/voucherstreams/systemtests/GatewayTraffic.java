package dev.voucherstreams.systemtests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Voucher requests to a gateway at a steady rate, one after the other, in the background. While the
 * gateway is down another one is asked in its place, as whatever distributes requests does.
 */
final class GatewayTraffic implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExtraGateway gateway;
  private final ExtraGateway other;
  private final String body;
  private final int perSecond;
  private final List<String> answers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "gateway-traffic");
  private volatile boolean down;
  private volatile boolean stopped;

  private GatewayTraffic(ExtraGateway gateway, ExtraGateway other, String body, int perSecond) {
    this.gateway = gateway;
    this.other = other;
    this.body = body;
    this.perSecond = perSecond;
  }

  static GatewayTraffic begin(
      ExtraGateway gateway, ExtraGateway other, String body, int perSecond) {
    GatewayTraffic traffic = new GatewayTraffic(gateway, other, body, perSecond);
    traffic.thread.start();
    return traffic;
  }

  private void run() {
    long due = System.nanoTime();
    while (!stopped) {
      ask();
      due += SECONDS.toNanos(1) / perSecond;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private void ask() {
    try {
      HttpResponse<String> answer = answer();
      synchronized (this) {
        (answer.statusCode() == 200 ? answers : failures)
            .add(answer.statusCode() == 200 ? answer.body() : answer.statusCode() + answer.body());
      }
    } catch (IOException | InterruptedException e) {
      synchronized (this) {
        failures.add(e.toString());
      }
    }
  }

  /* What was in flight when the gateway was killed is asked again; its answer is the other's. */
  private HttpResponse<String> answer() throws IOException, InterruptedException {
    if (down) {
      return other.askForVoucher(body);
    }
    try {
      return gateway.askForVoucher(body);
    } catch (IOException e) {
      if (!down) {
        throw e;
      }
      return other.askForVoucher(body);
    }
  }

  /** Kills the gateway and starts it again; returns once it is ready. */
  void killAndRestart() throws IOException, InterruptedException {
    awaitSameCount();
    down = true;
    gateway.kill();
    gateway.startAgain();
    gateway.awaitReady();
    awaitSameCount();
    down = false;
  }

  /* Each gateway changes to a newer count at its own time: who goes from one to the other meanwhile
   * may be answered by the former count again. */
  private void awaitSameCount() {
    await().until(() -> serving(gateway).equals(serving(other)));
  }

  private static String serving(ExtraGateway gateway) throws IOException, InterruptedException {
    return JSON.readTree(gateway.get("/api/v1/generations").body()).get("serving").asText();
  }

  /** Waits until this is among the answers since they were taken last. */
  void awaitAnswer(String answer) {
    await(answer).until(() -> has(answer));
  }

  private synchronized boolean has(String answer) {
    return answers.contains(answer);
  }

  /** The answers since the last call, in order. */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(answers);
    answers.clear();
    return taken;
  }

  /** What wasn't answered with 200. */
  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    stopped = true;
    await().until(() -> !thread.isAlive());
  }
}
