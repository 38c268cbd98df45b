package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.segments.SegmentRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class SegmentRoutesTest {

  private final WebTestClient client =
      WebTestClient.bindToRouterFunction(
              new SegmentRoutes(
                      new SegmentVoucherQueries(() -> null),
                      SegmentRules.standard().keys(List.of("Peru")))
                  .routes())
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
