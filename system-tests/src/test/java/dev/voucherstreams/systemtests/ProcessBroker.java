package dev.voucherstreams.systemtests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A {@link KafkaNode} that anybody reaches. */
record ProcessBroker(Command process, String kafka) implements TestBroker {

  /* Generous, for a machine that does other things too. */

  static ProcessBroker started() throws IOException {
    KafkaNode node = new KafkaNode(Project.newFolder("broker"));
    int port = Project.freePort();
    int controllerPort = Project.freePort();
    String listeners =
        "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d%n"
            .formatted(port, controllerPort);
    try {
      node.format(listeners, controllerPort);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return answering(node.start(), port);
  }

  /** Waits until the broker that has been started at the port answers. */
  static ProcessBroker answering(Command process, int port) {
    ProcessBroker broker = new ProcessBroker(process, "127.0.0.1:" + port);
    await("the broker").until(broker::answers);
    return broker;
  }

  private boolean answers() throws InterruptedException {
    if (!process.process().isAlive()) {
      throw new AssertionError(process.printed());
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      return !admin.describeCluster().nodes().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
