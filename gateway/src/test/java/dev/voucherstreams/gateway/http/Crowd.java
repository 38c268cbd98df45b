package dev.voucherstreams.gateway.http;

import static org.awaitility.Awaitility.await;

import dev.voucherstreams.gateway.RunningGateway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Clients that are there at the same time, however slow the machine is. With a lookup that waits
 * until all have sent their first requests, those are, too.
 */
final class Crowd implements AutoCloseable {

  private final List<RawClient> clients = new ArrayList<>();
  private final CompletableFuture<Void> allSent = new CompletableFuture<>();

  /** Has so many clients connect, and waits until the gateway has them and no other. */
  void connect(RunningGateway gateway, int count) throws IOException {
    await().until(() -> gateway.connections() == 0);
    while (clients.size() < count) {
      clients.add(new RawClient(gateway.port()));
    }
    await().until(() -> gateway.connections() == count);
  }

  /** For a lookup: returns once all have sent their requests. */
  void awaitAllSent() {
    allSent.join();
  }

  /** Has each send the request, and returns their answers. */
  List<String> ask(String request) throws IOException {
    for (RawClient client : clients) {
      client.send(request);
    }
    allSent.complete(null);
    List<String> answers = new ArrayList<>();
    for (RawClient client : clients) {
      answers.add(client.readUntil("}"));
    }
    return answers;
  }

  /** Those who have connected. */
  List<RawClient> clients() {
    return clients;
  }

  @Override
  public void close() throws IOException {
    allSent.complete(null);
    for (RawClient client : clients) {
      client.close();
    }
  }
}
