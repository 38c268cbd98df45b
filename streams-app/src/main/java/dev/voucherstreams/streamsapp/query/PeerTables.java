package dev.voucherstreams.streamsapp.query;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The parts of the table that other instances answer for, asked for over HTTP. */
public final class PeerTables {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final String NO_ANSWER =
      "the instance that announces itself as %s does not answer there: %s. If this stays, set its"
          + " APPLICATION_SERVER to the host and port where the others reach it";

  private final WebClient http;

  public PeerTables(WebClient http) {
    this.http = http;
  }

  /**
   * Returns the parts of these instances; an error that says which if one of them doesn't answer in
   * 5 s, or if another one answers in its place.
   */
  Mono<List<LocalPart>> parts(List<HostInfo> instances) {
    return Flux.fromIterable(instances).flatMap(this::part).collectList();
  }

  private Mono<LocalPart> part(HostInfo instance) {
    String address = LocalPart.address(instance);
    return http.get()
        .uri("http://{host}:{port}/segments?scope=local", instance.host(), instance.port())
        .retrieve()
        .bodyToMono(LocalPart.class)
        .timeout(TIMEOUT)
        .doOnNext(part -> requireThat(part, address))
        .onErrorMap(
            failure ->
                new IllegalStateException(
                    NO_ANSWER.formatted(address, failure.getMessage()), failure));
  }

  private static void requireThat(LocalPart part, String address) {
    if (!part.instance().equals(address)) {
      throw new IllegalStateException(
          "who answers announces itself as " + part.instance() + ", not " + address);
    }
  }
}
