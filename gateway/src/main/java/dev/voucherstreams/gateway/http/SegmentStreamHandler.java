package dev.voucherstreams.gateway.http;

import dev.voucherstreams.gateway.live.LiveStatus;
import dev.voucherstreams.gateway.live.TableFeed;
import dev.voucherstreams.gateway.live.TableSnapshot;
import dev.voucherstreams.gateway.live.TableSnapshot.Row;
import dev.voucherstreams.service.table.SegmentRow;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/segments/stream}: Server-Sent Events. {@code table}, the whole table, first
 * and whenever another generation begins to serve; {@code segment}, a row that changed; and every
 * second {@code status}, which also shows that the connection is alive. A client that reconnects
 * with {@code Last-Event-ID} gets the rows that changed in between, or the whole table from another
 * gateway. Nothing is queued for a slow reader: it gets the latest rows when it is ready for them.
 */
public record SegmentStreamHandler(TableFeed feed, LiveStatus status, Json json, EventIds ids) {
  private static final Duration STATUS_INTERVAL = Duration.ofSeconds(1);

  /** Answers one request, until the client goes away. */
  public Mono<ServerResponse> answer(ServerRequest request) {
    long seen = ids.version(request.headers().firstHeader("Last-Event-ID"));
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        .header("X-Accel-Buffering", "no") // nginx would hold events back
        .body(BodyInserters.fromServerSentEvents(Flux.merge(1, statuses(), changes(seen))));
  }

  private Flux<ServerSentEvent<String>> statuses() {
    return Flux.interval(Duration.ZERO, STATUS_INTERVAL)
        .onBackpressureDrop()
        .map(tick -> event("status", status.now()).build());
  }

  /* Prefetching one keeps the latest snapshot in the feed until the client is ready for it. */
  private Flux<ServerSentEvent<String>> changes(long seen) {
    Cursor cursor = new Cursor(seen);
    return feed.snapshots().concatMapIterable(cursor::advance, 1);
  }

  private ServerSentEvent.Builder<String> event(String name, Object data) {
    return ServerSentEvent.builder(json.write(data)).event(name);
  }

  /** What one client has seen. */
  private final class Cursor {
    private long seen;

    Cursor(long seen) {
      this.seen = seen;
    }

    List<ServerSentEvent<String>> advance(TableSnapshot snapshot) {
      List<ServerSentEvent.Builder<String>> events =
          seen < snapshot.began()
              ? List.of(event("table", table(snapshot)))
              : snapshot.newerThan(seen).stream().map(row -> event("segment", row(row))).toList();
      seen = snapshot.version();
      return numbered(events);
    }

    /* Only the last has an id: a client that lost the connection before it asks for all again. */
    private List<ServerSentEvent<String>> numbered(List<ServerSentEvent.Builder<String>> events) {
      if (!events.isEmpty()) {
        events.get(events.size() - 1).id(ids.text(seen));
      }
      return events.stream().map(ServerSentEvent.Builder::build).toList();
    }
  }

  private static TableView table(TableSnapshot snapshot) {
    List<SegmentRow> rows = snapshot.rows().stream().map(SegmentStreamHandler::row).toList();
    return new TableView(snapshot.generation(), rows);
  }

  private static SegmentRow row(Row row) {
    return SegmentRow.of(row.segment(), row.voucher());
  }
}
