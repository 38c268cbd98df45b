package dev.voucherstreams.streamsapp.query;

import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.SegmentRow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts the table together of the parts that the instances answer for; others are asked for theirs
 * over HTTP.
 *
 * @param partitions how many the table has
 * @param segments every segment that is shown, in this order
 * @param timeout how long another may take for its part
 */
public record WholeTable(
    WebClient http, int partitions, List<SegmentKey> segments, Duration timeout) {

  private static final String NO_ANSWER =
      "the instance that announces itself as %s does not answer there: %s. If this stays, set its"
          + " APPLICATION_SERVER to the host and port where the others reach it";

  private static final String NOT_ONCE =
      "partitions %s of the table are answered for by no instance, %s by more than one: either they"
          + " are being moved, or two instances announce themselves as the same APPLICATION_SERVER";

  public WholeTable {
    segments = List.copyOf(segments);
  }

  /**
   * Returns the parts that these instances have of a generation's table; a {@link
   * NotReadyException} that says which if one of them doesn't answer in time, shows another
   * generation, or if another one answers in its place.
   */
  Mono<List<LocalPart>> parts(String generation, List<HostInfo> instances) {
    return Flux.fromIterable(instances)
        .flatMap(instance -> part(generation, instance))
        .collectList();
  }

  private Mono<LocalPart> part(String generation, HostInfo instance) {
    String address = LocalPart.address(instance);
    return http.get()
        .uri("http://{host}:{port}/segments?scope=local", instance.host(), instance.port())
        .retrieve()
        .bodyToMono(LocalPart.class)
        .timeout(timeout)
        .doOnNext(part -> requireThat(part, address, generation))
        .onErrorMap(
            failure -> new NotReadyException(NO_ANSWER.formatted(address, failure.getMessage())));
  }

  private static void requireThat(LocalPart part, String address, String generation) {
    if (!part.instance().equals(address)) {
      throw new IllegalStateException(
          "who answers announces itself as " + part.instance() + ", not " + address);
    }
    if (!part.generation().equals(generation)) {
      throw new IllegalStateException(
          "it shows %s, not %s; have all instances the same rules and countries?"
              .formatted(part.generation(), generation));
    }
  }

  /**
   * Puts the table together.
   *
   * @throws NotReadyException if these parts don't have each partition exactly once
   */
  SegmentRow.Table of(List<LocalPart> parts) {
    Set<Integer> missing = new TreeSet<>(IntStream.range(0, partitions).boxed().toList());
    Set<Integer> twice = new TreeSet<>();
    for (LocalPart part : parts) {
      part.partitions().stream()
          .filter(partition -> !missing.remove(partition))
          .forEach(twice::add);
    }
    if (!missing.isEmpty() || !twice.isEmpty()) {
      throw new NotReadyException(NOT_ONCE.formatted(missing, twice));
    }
    return table(parts);
  }

  private SegmentRow.Table table(List<LocalPart> parts) {
    Map<SegmentKey, SegmentRow> rows = new LinkedHashMap<>();
    segments.forEach(key -> rows.put(key, SegmentRow.unused(key)));
    parts.stream()
        .flatMap(part -> part.segments().stream())
        .forEach(row -> rows.replace(row.key(), row));
    return new SegmentRow.Table(List.copyOf(rows.values()));
  }
}
