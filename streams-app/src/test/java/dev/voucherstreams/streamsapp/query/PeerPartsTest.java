package dev.voucherstreams.streamsapp.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Instances that answer, and what else may be where one is said to be. */
class PeerPartsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final WholeTable peers = new WholeTable(WebClient.create(), 4, List.of(), PATIENCE);
  private String answer = "";
  private final DisposableServer server =
      HttpServer.create()
          .host("127.0.0.1")
          .port(0)
          .handle(
              (request, response) ->
                  response
                      .header("Content-Type", "application/json")
                      .sendString(Mono.fromSupplier(() -> answer)))
          .bindNow();
  private final HostInfo instance = new HostInfo("127.0.0.1", server.port());

  @AfterEach
  void stop() {
    server.disposeNow(PATIENCE);
  }

  @Test
  void instance_thatAnswers_givesItsPart() {
    answer =
        "{\"instance\": \"127.0.0.1:%d\", \"generation\": \"g1\", \"partitions\": [0, 3], \"segments\": []}"
            .formatted(server.port());

    assertThat(parts())
        .containsExactly(
            new LocalPart("127.0.0.1:" + server.port(), "g1", Set.of(0, 3), List.of()));
  }

  @Test
  void instance_inWhosePlaceAnotherAnswers_isNoted() {
    answer =
        "{\"instance\": \"other:8001\", \"generation\": \"g1\", \"partitions\": [0], \"segments\": []}";

    assertThatThrownBy(this::parts)
        .hasMessageContaining(
            "announces itself as 127.0.0.1:%d does not answer there: who answers announces itself as other:8001"
                .formatted(server.port()))
        .hasMessageContaining("set its APPLICATION_SERVER");
  }

  @Test
  void instance_thatShowsAnotherGeneration_isNoted() {
    answer =
        "{\"instance\": \"127.0.0.1:%d\", \"generation\": \"g2\", \"partitions\": [0], \"segments\": []}"
            .formatted(server.port());

    assertThatThrownBy(this::parts).hasMessageContaining("it shows g2, not g1");
  }

  @Test
  void instance_inWhosePlaceSomethingElseAnswers_isNoted() {
    answer = "{\"segments\": []}";

    assertThatThrownBy(this::parts).hasMessageContaining("set its APPLICATION_SERVER");
  }

  @Test
  void instance_thatIsNotThere_isNoted() {
    server.disposeNow(PATIENCE);

    assertThatThrownBy(this::parts)
        .hasMessageContaining("refused")
        .hasMessageContaining("set its APPLICATION_SERVER");
  }

  private List<LocalPart> parts() {
    return peers.parts("g1", List.of(instance)).block();
  }
}
