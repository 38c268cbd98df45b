package dev.voucherstreams.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.voucherstreams.avroserde.KeyTool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/**
 * Kubernetes' API with a StatefulSet {@code streams-app}, for pods that have the token of its
 * service account.
 */
final class StatefulSetApi implements AutoCloseable {

  private static final String TOKEN = "of-this-test";

  private final Path serviceAccount;
  private final HttpsServer server;
  private volatile int replicas;

  /**
   * Starts it.
   *
   * @param serviceAccount the folder for what Kubernetes puts into a pod
   */
  StatefulSetApi(Path serviceAccount, int replicas) throws Exception {
    this.serviceAccount = serviceAccount;
    this.replicas = replicas;
    new KeyTool(serviceAccount, TOKEN).newKey("kubernetes", "localhost");
    Files.copy(serviceAccount.resolve("kubernetes.pem"), serviceAccount.resolve("ca.crt"));
    Files.writeString(serviceAccount.resolve("namespace"), "voucher-streams");
    Files.writeString(serviceAccount.resolve("token"), TOKEN);
    JksSslStoreDetails key =
        JksSslStoreDetails.forLocation(serviceAccount.resolve("kubernetes.p12").toUri().toString())
            .withPassword(TOKEN);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(SslBundle.of(new JksSslStoreBundle(key, null)).createSslContext()));
    server.createContext(
        "/apis/apps/v1/namespaces/voucher-streams/statefulsets/streams-app", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] body = "{\"spec\": {\"replicas\": %d}}".formatted(replicas).getBytes(UTF_8);
    exchange.sendResponseHeaders(("Bearer " + TOKEN).equals(token) ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Gives the StatefulSet another number of replicas, as {@code kubectl scale} does. */
  void scaleTo(int wanted) {
    replicas = wanted;
  }

  /** What a pod of the StatefulSet has to know. */
  Map<String, String> environment(int ordinal) {
    return Map.of(
        "VOUCHER_KUBERNETES_POD",
        "streams-app-" + ordinal,
        "VOUCHER_KUBERNETES_API",
        "https://localhost:" + server.getAddress().getPort(),
        "VOUCHER_KUBERNETES_SERVICEACCOUNT",
        serviceAccount.toString(),
        "VOUCHER_KUBERNETES_TIMEOUT",
        "60s"); // this machine may be busy
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
