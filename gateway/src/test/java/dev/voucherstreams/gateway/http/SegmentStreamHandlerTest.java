package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static dev.voucherstreams.service.table.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.TestClock;
import dev.voucherstreams.gateway.live.LiveStatus;
import dev.voucherstreams.gateway.live.OrderCounts;
import dev.voucherstreams.gateway.live.TableFeed;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The events that a client of the stream gets. */
class SegmentStreamHandlerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final FakeSegmentTable table = new FakeSegmentTable().with(row(FEW_ORDERS, 1));
  private final WebTestClient client = client();
  private Readiness readiness = new Readiness.Ready();
  private Optional<Instant> freshAsOf = Optional.empty();
  private Optional<OrderCounts> orders = Optional.empty();

  private WebTestClient client() {
    SegmentStreamHandler handler =
        new SegmentStreamHandler(
            new TableFeed(List.of(FEW_ORDERS, MANY_ORDERS), table),
            new LiveStatus(
                () -> readiness,
                () -> freshAsOf,
                () -> orders,
                new TestClock("2026-11-24T00:00:00Z")),
            new Json(1000),
            new EventIds("a1"));
    return WebTestClient.bindToRouterFunction(
            RouterFunctions.route().GET("/stream", handler::answer).build())
        .build();
  }

  private Flux<ServerSentEvent<String>> events(String name, Consumer<HttpHeaders> headers) {
    return client
        .get()
        .uri("/stream")
        .headers(headers)
        .exchange()
        .expectStatus()
        .isOk()
        .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
        .getResponseBody()
        .filter(event -> name.isEmpty() || name.equals(event.event()));
  }

  @Test
  void stream_fromTheBeginning_isTheTableAndThenEachChange() {
    StepVerifier.create(events("", none -> {}).filter(event -> !"status".equals(event.event())))
        .assertNext(
            event -> {
              assertThat(event.event()).isEqualTo("table");
              assertThat(event.id()).isEqualTo("a1-1");
              assertThat(event.data())
                  .startsWith("{\"segments\":[{\"country_code\":\"Peru\"")
                  .contains("\"segment\":\"0-4\",\"voucher\":1", "\"segment\":\"13-37\"");
            })
        .then(() -> table.with(row(MANY_ORDERS, 2640)))
        .assertNext(
            event -> {
              assertThat(event.event()).isEqualTo("segment");
              assertThat(event.id()).isEqualTo("a1-2");
              assertThat(event.data()).contains("\"segment\":\"13-37\",\"voucher\":2640");
            })
        .thenCancel()
        .verify(LIMIT);
  }

  @Test
  void stream_afterAReconnect_beginsWithWhatWasMissed() {
    // Given
    events("table", none -> {}).blockFirst(LIMIT);
    table.with(row(MANY_ORDERS, 2640));

    // When
    Flux<ServerSentEvent<String>> again =
        events("segment", headers -> headers.set("Last-Event-ID", "a1-1"));

    // Then
    StepVerifier.create(again)
        .assertNext(event -> assertThat(event.data()).contains("\"voucher\":2640"))
        .thenCancel()
        .verify(LIMIT);
  }

  @Test
  void stream_ofSeveralChangesAtOnce_hasAnIdOnlyWhenAllAreThere() {
    // Given
    events("table", none -> {}).blockFirst(LIMIT);
    table.with(row(MANY_ORDERS, 2)).with(row(FEW_ORDERS, 3));

    // When
    Flux<ServerSentEvent<String>> again =
        events("segment", headers -> headers.set("Last-Event-ID", "a1-1"));

    // Then
    StepVerifier.create(again.take(2).mapNotNull(ServerSentEvent::id))
        .expectNext("a1-2")
        .expectComplete()
        .verify(LIMIT);
  }

  @Test
  void stream_whileTheTableIsNotReady_saysThatItIsAlive() {
    table.notReady("restoring");
    readiness =
        new Readiness.NotYet(
            Readiness.Missing.RECORDS, "restoring", OptionalLong.empty(), Optional.empty());

    StepVerifier.create(events("", none -> {}).take(2))
        .expectNextMatches(event -> "status".equals(event.event()))
        .expectNextMatches(
            event ->
                ("{\"ready\":false,\"reason\":\"restoring\","
                        + "\"at\":\"2026-11-24T00:00:00Z\",\"fresh_as_of\":null,\"orders\":null}")
                    .equals(event.data()))
        .expectComplete()
        .verify(LIMIT);
  }

  @Test
  void status_whileTheTableIsReady_saysHowFreshItIs_andWhatBecameOfOrders() {
    orders = Optional.of(new OrderCounts(90, 1, 2, 3, 4, 5, 6));
    freshAsOf = Optional.of(Instant.parse("2026-11-23T23:59:58Z"));

    assertThat(events("status", none -> {}).map(ServerSentEvent::data).blockFirst(LIMIT))
        .isEqualTo(
            "{\"ready\":true,\"reason\":null,"
                + "\"at\":\"2026-11-24T00:00:00Z\",\"fresh_as_of\":\"2026-11-23T23:59:58Z\","
                + "\"orders\":{\"counted\":90,\"out_of_scope\":1,\"incomplete\":2,"
                + "\"duplicate_row\":3,\"duplicate_replay\":4,\"invalid\":5,\"unreadable\":6}}");
  }
}
