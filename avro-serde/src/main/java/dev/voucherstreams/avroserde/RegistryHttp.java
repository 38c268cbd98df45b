package dev.voucherstreams.avroserde;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to the registry and waits for one that is away: an outage (no connection, a 5xx or
 * 429 answer) is retried with back-off, at each configured URL in turn, until the configured wait
 * is over. Any other answer is the caller's to read.
 */
final class RegistryHttp {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryHttp.class);

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  private final List<Endpoint> endpoints;
  private final Duration maxWait;
  private final Optional<RegistryTls> tls;
  private @Nullable HttpClient client;

  RegistryHttp(AvroSerdeConfig config) {
    this.endpoints = config.endpoints();
    this.maxWait = config.maxWait();
    this.tls = RegistryTls.of(config);
  }

  /**
   * @throws SchemaRegistryUnavailableException if the outage outlasts the configured wait
   */
  RegistryAnswer send(String path, UnaryOperator<HttpRequest.Builder> method) {
    try {
      return RegistryAnswer.of(sendUntilAnswered(path, method));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private HttpResponse<String> sendUntilAnswered(
      String path, UnaryOperator<HttpRequest.Builder> method) throws InterruptedException {
    HttpClient kept = client();
    long started = System.nanoTime();
    for (int attempt = 0; ; attempt++) {
      Endpoint endpoint = endpoints.get(attempt % endpoints.size());
      try {
        HttpResponse<String> response = ask(kept, request(endpoint, path, method));
        if (attempt > 0) {
          LOG.info("the schema registry at {} answers again", endpoint);
        }
        return response;
      } catch (IOException e) {
        waitOrGiveUp(endpoint, attempt, started, e);
      }
    }
  }

  private static HttpResponse<String> ask(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 500 || response.statusCode() == 429) {
      throw new IOException("it answers with status " + response.statusCode());
    }
    return response;
  }

  /*
   * Made at the first question and kept, for each client has a thread of its own: one a question
   * makes thousands of them. JDK 17 has no way to close a client. Its threads are daemons, so no
   * process lives on for them, and end once the garbage collector has noticed that nobody has the
   * client any more, that is when its serde is gone.
   */
  private synchronized HttpClient client() {
    if (client == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(REQUEST_TIMEOUT);
      tls.ifPresent(ssl -> builder.sslContext(ssl.context()).sslParameters(ssl.parameters()));
      client = builder.build();
    }
    return client;
  }

  private static HttpRequest request(
      Endpoint endpoint, String path, UnaryOperator<HttpRequest.Builder> method) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint.url() + path))
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", CONTENT_TYPE)
            .header("Accept", CONTENT_TYPE + ", application/json");
    endpoint.authorization().ifPresent(value -> request.header("Authorization", value));
    return method.apply(request).build();
  }

  private void waitOrGiveUp(Endpoint endpoint, int attempt, long started, IOException cause)
      throws InterruptedException {
    Duration waited = Duration.ofNanos(System.nanoTime() - started);
    if (waited.compareTo(maxWait) >= 0) {
      throw new SchemaRegistryUnavailableException(
          "no schema registry at %s for %d s (%s); %s"
              .formatted(endpoints, waited.toSeconds(), cause, whatToDo(cause)),
          cause);
    }
    if (attempt == 0) {
      LOG.warn(
          "no schema registry at {} ({}); trying again for {} s",
          endpoint,
          cause,
          maxWait.toSeconds());
    }
    Thread.sleep(pauseMillis(attempt));
  }

  /* Twice as long each time, a fifth more or less so that clients don't come all at once. */
  private static long pauseMillis(int attempt) {
    long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
    return ThreadLocalRandom.current().nextLong(pause * 4 / 5, pause * 6 / 5);
  }

  private static String whatToDo(IOException cause) {
    return cause instanceof SSLException
        ? "correct its certificate, or schema.registry.ssl.*"
        : "start it, or correct schema.registry.url";
  }
}
