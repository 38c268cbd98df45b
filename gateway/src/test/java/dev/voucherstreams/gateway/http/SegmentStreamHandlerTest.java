package dev.voucherstreams.gateway.http;

import static dev.voucherstreams.service.table.Rows.FEW_ORDERS;
import static dev.voucherstreams.service.table.Rows.GENERATION;
import static dev.voucherstreams.service.table.Rows.MANY_ORDERS;
import static dev.voucherstreams.service.table.Rows.RULES;
import static dev.voucherstreams.service.table.Rows.generation;
import static dev.voucherstreams.service.table.Rows.partition;
import static dev.voucherstreams.service.table.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.gateway.TestClock;
import dev.voucherstreams.gateway.live.LiveStatus;
import dev.voucherstreams.gateway.live.TableFeed;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Readiness;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
  private static final Generation NEXT = generation("g00000002-2", 2, RULES, partition(0, 5, 5));

  private final FakeSegmentTable table = new FakeSegmentTable().with(row(FEW_ORDERS, 1));
  private final WebTestClient client = client();
  private Readiness readiness = new Readiness.Ready();

  private WebTestClient client() {
    SegmentStreamHandler handler =
        new SegmentStreamHandler(
            new TableFeed(table),
            new LiveStatus(() -> readiness, table, new TestClock("2026-11-24T02:10:02Z")),
            new Json(1000),
            new EventIds("a1"));
    return WebTestClient.bindToRouterFunction(
            RouterFunctions.route().GET("/stream", handler::answer).build())
        .configureClient()
        .responseTimeout(Duration.ofMinutes(1))
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
                  .startsWith(
                      "{\"generation\":\"g00000001-1\",\"segments\":[{\"country_code\":\"Peru\"")
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
                        + "\"at\":\"2026-11-24T02:10:02Z\",\"fresh_as_of\":null,\"orders\":null,"
                        + "\"generation\":null,\"counting\":null,\"waiting\":null}")
                    .equals(event.data()))
        .expectComplete()
        .verify(LIMIT);
  }

  @Test
  void stream_afterASwitch_isTheWholeTableWhateverWasSeen() {
    // Given
    events("table", none -> {}).blockFirst(LIMIT);

    // When
    table.with(NEXT, row(MANY_ORDERS, 3520));

    // Then
    StepVerifier.create(
            events("", headers -> headers.set("Last-Event-ID", "a1-1"))
                .filter(event -> !"status".equals(event.event())))
        .assertNext(
            event -> {
              assertThat(event.event()).isEqualTo("table");
              assertThat(event.id()).isEqualTo("a1-2");
              assertThat(event.data())
                  .startsWith("{\"generation\":\"g00000002-2\"")
                  .contains("\"voucher\":3520")
                  .doesNotContain("\"voucher\":1,");
            })
        .then(() -> table.decide(GENERATION, true))
        .assertNext(event -> assertThat(event.data()).startsWith("{\"generation\":\"g00000001-1\""))
        .thenCancel()
        .verify(LIMIT);
  }

  private @Nullable String status() {
    return events("status", none -> {}).mapNotNull(ServerSentEvent::data).blockFirst(LIMIT);
  }

  @Test
  void status_whileTheTableIsReady_saysHowFreshItIs_andWhatBecameOfOrders() {
    assertThat(status())
        .isEqualTo(
            "{\"ready\":true,\"reason\":null,"
                + "\"at\":\"2026-11-24T02:10:02Z\",\"fresh_as_of\":\"2026-11-24T02:10:00Z\","
                + "\"orders\":{\"counted\":5,\"out_of_scope\":0,\"incomplete\":0,"
                + "\"duplicate_row\":0,\"duplicate_replay\":0,\"invalid\":0,\"unreadable\":0},"
                + "\"generation\":\"g00000001-1\",\"counting\":null,\"waiting\":null}");
  }

  @Test
  void status_whileTheNextIsCounted_saysHowFarItIs() {
    table.with(generation("g00000002-2", 2, RULES, partition(0, 5, 4)));

    assertThat(status())
        .contains(
            "\"generation\":\"g00000001-1\",\"counting\":{\"name\":\"g00000002-2\","
                + "\"progress\":0.8,\"orders_left\":1,\"seconds_left\":2},\"waiting\":null}");
  }

  @Test
  void status_whileTheNextWaitsForAPerson_namesIt() {
    table.with(NEXT).decide(GENERATION, true);

    assertThat(status())
        .contains("\"generation\":\"g00000001-1\",\"counting\":null,\"waiting\":\"g00000002-2\"}");
  }
}
