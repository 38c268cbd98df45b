package dev.voucherstreams.schemas.serde;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.ExponentialBackoff;
import org.apache.kafka.common.utils.Time;
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
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(REQUEST_TIMEOUT)
          .build();
  private final ExponentialBackoff backoff = new ExponentialBackoff(100, 2, 5_000, 0.2);
  private final List<URI> urls;
  private final Duration maxWait;
  private final @Nullable String authorization;

  RegistryHttp(AvroSerdeConfig config) {
    this.urls = config.registryUrls();
    this.maxWait = config.maxWait();
    this.authorization = config.credentials().map(userInfo -> basic(userInfo.value())).orElse(null);
  }

  /**
   * @throws SchemaRegistryUnavailableException if the outage outlasts the configured wait
   */
  HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> method) {
    long started = Time.SYSTEM.milliseconds();
    for (int attempt = 0; ; attempt++) {
      URI url = urls.get(attempt % urls.size());
      try {
        HttpResponse<String> response =
            client.send(request(url, path, method), BodyHandlers.ofString());
        if (response.statusCode() < 500 && response.statusCode() != 429) {
          logRecovery(url, attempt);
          return response;
        }
        throw new IOException("it answers with status " + response.statusCode());
      } catch (IOException e) {
        waitOrGiveUp(url, attempt, started, e);
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
  }

  private HttpRequest request(URI url, String path, UnaryOperator<HttpRequest.Builder> method) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", CONTENT_TYPE)
            .header("Accept", CONTENT_TYPE + ", application/json");
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return method.apply(request).build();
  }

  private void waitOrGiveUp(URI url, int attempt, long started, IOException cause) {
    long waited = Time.SYSTEM.milliseconds() - started;
    if (waited >= maxWait.toMillis()) {
      throw new SchemaRegistryUnavailableException(
          "no schema registry at %s for %d s (%s); start it, or correct schema.registry.url"
              .formatted(urls, waited / 1000, cause),
          cause);
    }
    if (attempt == 0) {
      LOG.warn(
          "no schema registry at {} ({}); trying again for {} s", url, cause, maxWait.toSeconds());
    }
    Time.SYSTEM.sleep(backoff.backoff(attempt));
  }

  private static void logRecovery(URI url, int attempt) {
    if (attempt > 0) {
      LOG.info("the schema registry at {} answers again", url);
    }
  }

  private static String basic(String userInfo) {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
  }
}
