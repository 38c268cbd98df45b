package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

class SegmentRoutesTest {

  private static final HostInfo SELF = new HostInfo("localhost", 8001);
  private static final List<SegmentKey> SEGMENTS = SegmentRules.standard().keys(List.of("Peru"));

  private final WebTestClient client =
      WebTestClient.bindToRouterFunction(
              new SegmentRoutes(
                      new SegmentVoucherQueries(() -> null, () -> "g1", SELF, SEGMENTS),
                      new WholeTable(WebClient.create(), 4, SEGMENTS, Duration.ofMinutes(1)))
                  .routes())
          .configureClient()
          .responseTimeout(Duration.ofMinutes(1))
          .build();

  @Test
  void segments_beforeKafkaStreamsRuns_areAskedForAgainLater() {
    client
        .get()
        .uri("/segments")
        .exchange()
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        .valueEquals("Retry-After", "1")
        .expectBody()
        .json("{\"detail\": \"the tally waits for Kafka\"}");
  }

  @Test
  void segment_ofNoRule_isNotFound() {
    client
        .get()
        .uri("/segments/Peru/frequent_segment/1-2")
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody()
        .json("{\"detail\": \"Not Found\"}");
  }
}
