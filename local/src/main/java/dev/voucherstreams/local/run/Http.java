package dev.voucherstreams.local.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks components over HTTP, most of which are not up yet. */
final class Http {

  /* Who isn't up refuses at once: this is for who is, on a machine with much else to do. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private Http() {}

  /** The body of a 200; empty for any other answer, or none. */
  static Optional<String> get(String address) throws InterruptedException {
    return answer(address).filter(ok -> ok.statusCode() == 200).map(HttpResponse::body);
  }

  /** Whatever is answered; empty if nobody does. */
  static Optional<HttpResponse<String>> answer(String address) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build();
    try {
      return Optional.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
