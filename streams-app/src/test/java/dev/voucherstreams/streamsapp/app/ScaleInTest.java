package dev.voucherstreams.streamsapp.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.voucherstreams.avroserde.KeyTool;
import dev.voucherstreams.streamsapp.app.ScaleIn.KubernetesProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** On a server that speaks TLS and asks for a token, as Kubernetes' API does. */
class ScaleInTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String PASSWORD = "changeit";
  private static final String REQUEST =
      "GET /apis/apps/v1/namespaces/voucher-streams/statefulsets/streams-app Bearer of-this-test";

  @TempDir private static Path keys;
  @TempDir private Path serviceAccount;

  private final GenericApplicationContext context = new GenericApplicationContext();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ScaleIn.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private HttpsServer kubernetes;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyTool tool = new KeyTool(keys, PASSWORD);
    tool.newKey("kubernetes", "localhost");
    tool.newKey("other", "localhost");
  }

  @BeforeEach
  void start() throws IOException {
    kubernetes = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    kubernetes.setHttpsConfigurator(new HttpsConfigurator(tls()));
    kubernetes.start();
    Files.writeString(serviceAccount.resolve("namespace"), "voucher-streams");
    Files.writeString(serviceAccount.resolve("token"), "of-this-test\n");
    trust("kubernetes");
    log.start();
    logger.setLevel(Level.INFO); // tests are quiet otherwise
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
    kubernetes.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "streams-app-2, '{\"spec\": {\"replicas\": 2}}', true",
    "streams-app-2, '{\"spec\": {\"replicas\": 3}}', false",
    "streams-app-0, '{\"spec\": {\"replicas\": 0}}', true",
    "streams-app-6, '{\"spec\": {\"replicas\": 2, \"ordinals\": {\"start\": 5}}}', false",
    "streams-app-7, '{\"spec\": {\"replicas\": 2, \"ordinals\": {\"start\": 5}}}', true",
  })
  void pod_isTaken_ifItsStatefulSetHasFewerReplicas(
      String pod, String statefulSet, boolean isTaken) {
    answer(200, statefulSet);

    assertThat(takes(pod)).isEqualTo(isTaken);

    assertThat(requests).containsExactly(REQUEST);
    assertThat(logged())
        .isEqualTo(
            isTaken
                ? List.of(
                    "INFO %s is taken away for good, and leaves its work to the others at once"
                        .formatted(pod))
                : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "403, '{\"kind\": \"Status\", \"code\": 403}', streams-app answers 403",
    "404, '{\"kind\": \"Status\", \"code\": 404}', streams-app answers 404",
    "200, '<html>', streams-app answers with what is no JSON",
    "200, '', a StatefulSet without a number of replicas",
    "200, '{}', a StatefulSet without a number of replicas",
    "200, '{\"spec\": {\"replicas\": \"none\"}}', a StatefulSet without a number of replicas",
  })
  void pod_stays_ifKubernetesDoesNotTell(int status, String body, String reason) {
    answer(status, body);

    assertThat(takes("streams-app-2")).isFalse();

    assertThat(logged()).singleElement().asString().startsWith("WARN ").contains(reason);
  }

  @Test
  void pod_stays_ifNobodyAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI api = URI.create("https://localhost:" + silent.getLocalPort());

      assertThat(takes("streams-app-2", api, Duration.ofMillis(200))).isFalse();
    }

    assertThat(logged())
        .singleElement()
        .asString()
        .startsWith("WARN ")
        .contains("no answer within PT0.2S");
  }

  @Test
  void pod_stays_ifTheServerIsAnother_andItsTokenIsNotSent() throws IOException {
    trust("other");
    answer(200, "{\"spec\": {\"replicas\": 0}}");

    assertThat(takes("streams-app-2")).isFalse();

    assertThat(requests).isEmpty();
    assertThat(logged()).singleElement().asString().startsWith("WARN ").contains("PKIX path");
  }

  @ParameterizedTest
  @CsvSource({"token", "namespace", "ca.crt"})
  void pod_stays_ifItsServiceAccountLacksAFile(String file) throws IOException {
    Files.delete(serviceAccount.resolve(file));
    answer(200, "{\"spec\": {\"replicas\": 0}}");

    assertThat(takes("streams-app-2")).isFalse();

    assertThat(requests).isEmpty();
    assertThat(logged()).singleElement().asString().startsWith("WARN ").contains(file);
  }

  @Test
  void kubernetes_isNotAsked_outsideOfAStatefulSet() {
    answer(200, "{\"spec\": {\"replicas\": 0}}");

    assertThat(takes("")).isFalse();

    assertThat(requests).isEmpty();
    assertThat(logged()).isEmpty();
  }

  @Test
  void kubernetes_isNotAsked_whenOnlyTheManagementContextCloses() {
    answer(200, "{\"spec\": {\"replicas\": 0}}");
    ScaleIn scaleIn = scaleIn("streams-app-2", address(), LONG);

    scaleIn.onApplicationEvent(new ContextClosedEvent(new GenericApplicationContext(context)));

    assertThat(scaleIn.takesThisPod()).isFalse();
    assertThat(requests).isEmpty();
  }

  private boolean takes(String pod) {
    return takes(pod, address(), LONG);
  }

  private boolean takes(String pod, URI api, Duration timeout) {
    ScaleIn scaleIn = scaleIn(pod, api, timeout);
    assertThat(scaleIn.takesThisPod()).isFalse();
    scaleIn.onApplicationEvent(new ContextClosedEvent(context));
    return scaleIn.takesThisPod();
  }

  private ScaleIn scaleIn(String pod, URI api, Duration timeout) {
    return new ScaleIn(new KubernetesProperties(pod, api, serviceAccount, timeout), context);
  }

  private URI address() {
    return URI.create("https://localhost:" + kubernetes.getAddress().getPort());
  }

  private List<String> logged() {
    return log.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  private void answer(int status, String body) {
    kubernetes.createContext("/", exchange -> answer(exchange, status, body.getBytes(UTF_8)));
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    requests.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization")));
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void trust(String key) throws IOException {
    Files.copy(
        keys.resolve(key + ".pem"),
        serviceAccount.resolve("ca.crt"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static SSLContext tls() {
    JksSslStoreDetails store =
        JksSslStoreDetails.forLocation(keys.resolve("kubernetes.p12").toUri().toString())
            .withPassword(PASSWORD);
    return SslBundle.of(new JksSslStoreBundle(store, null)).createSslContext();
  }
}
