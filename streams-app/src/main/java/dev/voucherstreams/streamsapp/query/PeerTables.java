package dev.voucherstreams.streamsapp.query;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The parts of the table that other instances hold, asked for over HTTP. */
public final class PeerTables {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final WebClient http;

  public PeerTables(WebClient http) {
    this.http = http;
  }

  /** Returns the rows in use of these instances; an error if one of them doesn't answer in 2 s. */
  Mono<List<SegmentRow>> rows(List<HostInfo> instances) {
    return Flux.fromIterable(instances)
        .flatMap(this::table)
        .flatMapIterable(SegmentRow.Table::segments)
        .filter(row -> row.total() > 0)
        .collectList();
  }

  private Mono<SegmentRow.Table> table(HostInfo instance) {
    return http.get()
        .uri("http://{host}:{port}/segments?scope=local", instance.host(), instance.port())
        .retrieve()
        .bodyToMono(SegmentRow.Table.class)
        .timeout(TIMEOUT);
  }
}
