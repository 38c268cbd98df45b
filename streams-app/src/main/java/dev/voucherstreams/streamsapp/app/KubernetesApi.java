package dev.voucherstreams.streamsapp.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kubernetes' API as a pod reaches it, with the token of its service account. It is meant for a
 * request now and then: each makes its own connection, with the token and the certificate as they
 * are by then.
 *
 * @param serviceAccount the folder where Kubernetes puts {@code token}, {@code ca.crt} and {@code
 *     namespace}
 * @param timeout how long an answer may take, with the connection and all
 */
record KubernetesApi(URI address, Path serviceAccount, Duration timeout) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Returns a StatefulSet of the pod's own namespace.
   *
   * @throws IOException with the reason, if it isn't told in time
   * @throws IllegalStateException if {@code ca.crt} isn't there or no certificate
   */
  JsonNode statefulSet(String name) throws IOException, InterruptedException {
    String path = "/apis/apps/v1/namespaces/%s/statefulsets/%s";
    URI uri = address.resolve(path.formatted(file("namespace"), name));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + file("token")).build());
    if (answer.statusCode() != 200) {
      throw new IOException("%s answers %d".formatted(uri, answer.statusCode()));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new IOException(uri + " answers with what is no JSON", e);
    }
  }

  private String file(String name) throws IOException {
    return Files.readString(serviceAccount.resolve(name)).strip();
  }

  /* A timeout of the request itself leaves out names that are looked up, and the body. */
  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client()
          .sendAsync(request, BodyHandlers.ofString())
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("%s: %s".formatted(request.uri(), e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("%s: no answer within %s".formatted(request.uri(), timeout), e);
    }
  }

  private HttpClient client() {
    String certificate = serviceAccount.resolve("ca.crt").toUri().toString();
    PemSslStoreDetails authority = PemSslStoreDetails.forCertificate(certificate);
    return HttpClient.newBuilder()
        .proxy(HttpClient.Builder.NO_PROXY)
        .sslContext(SslBundle.of(new PemSslStoreBundle(null, authority)).createSslContext())
        .build();
  }
}
