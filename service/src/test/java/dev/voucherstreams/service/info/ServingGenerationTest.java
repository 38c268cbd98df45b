package dev.voucherstreams.service.info;

import static dev.voucherstreams.service.table.Rows.GENERATION;
import static dev.voucherstreams.service.table.Rows.RULES;
import static dev.voucherstreams.service.table.Rows.generation;
import static dev.voucherstreams.service.table.Rows.partition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.service.table.FakeSegmentTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;

class ServingGenerationTest {

  private static final String NEXT = "g00000002-2";

  private final FakeSegmentTable table = new FakeSegmentTable();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ServingGeneration serving = new ServingGeneration(table::generations, registry);

  private Map<String, Object> info() {
    Info.Builder info = new Info.Builder();
    serving.contribute(info);
    return info.build().getDetails();
  }

  private List<String> metered() {
    Collection<Gauge> gauges = registry.find("voucher.generation.info").gauges();
    assertThat(gauges).allMatch(gauge -> gauge.value() == 1);
    return gauges.stream().map(gauge -> gauge.getId().getTag("generation")).toList();
  }

  @Test
  void generation_thatServes_isNamed() {
    serving.show();

    assertThat(info()).isEqualTo(Map.of("generation", Map.of("name", GENERATION)));
    assertThat(metered()).containsExactly(GENERATION);
  }

  @Test
  void switchToTheNext_movesTheName() {
    // Given
    serving.show();

    // When
    table.with(generation(NEXT, 2, RULES, partition(0, 5, 5)));
    serving.show();

    // Then
    assertThat(info()).isEqualTo(Map.of("generation", Map.of("name", NEXT)));
    assertThat(metered()).containsExactly(NEXT);
  }

  @Test
  void none_whileNothingIsKnown_isNamed() {
    // Given
    serving.show();

    // When
    table.notReady("restoring");
    serving.show();

    // Then
    assertThat(info()).isEmpty();
    assertThat(metered()).isEmpty();
  }
}
