package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.streamsapp.tally.TallyTopics;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;

class SegmentRoutesTest {

  private final WebTestClient client =
      WebTestClient.bindToRouterFunction(
              new SegmentRoutes(
                      new SegmentVoucherQueries(() -> null),
                      new Instances(
                          () -> null,
                          4,
                          new HostInfo("localhost", 8001),
                          TallyTopics.segmentKey().serializer()),
                      new PeerTables(WebClient.create()),
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
        .json("{\"detail\": \"not all partitions have an owner yet\"}");
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
