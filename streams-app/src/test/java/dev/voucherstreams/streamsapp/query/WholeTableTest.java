package dev.voucherstreams.streamsapp.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.segments.Lead;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.service.table.SegmentRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

class WholeTableTest {

  private static final SegmentKey ONE = SegmentKey.parse("Peru|frequent_segment|0-4");
  private static final SegmentKey OTHER = SegmentKey.parse("Peru|frequent_segment|5-13");

  private final WholeTable whole =
      new WholeTable(WebClient.create(), 3, List.of(ONE, OTHER), Duration.ofMinutes(1));

  @Test
  void parts_thatHaveEachPartitionOnce_areTheTable() {
    // When
    SegmentRow.Table table = whole.of(List.of(part(Set.of(2), row(OTHER)), part(Set.of(0, 1))));

    // Then
    assertThat(table).isEqualTo(new SegmentRow.Table(List.of(SegmentRow.unused(ONE), row(OTHER))));
  }

  @Test
  void partition_ofNobody_isNoTable() {
    assertThatThrownBy(() -> whole.of(List.of(part(Set.of(0)), part(Set.of(2)))))
        .isInstanceOf(NotReadyException.class)
        .hasMessage(notReady("[1]", "[]"));
  }

  @Test
  void partition_ofTwo_isNoTable() {
    assertThatThrownBy(() -> whole.of(List.of(part(Set.of(0, 1)), part(Set.of(1, 2)))))
        .isInstanceOf(NotReadyException.class)
        .hasMessage(notReady("[]", "[1]"));
  }

  private static LocalPart part(Set<Integer> partitions, SegmentRow... rows) {
    return new LocalPart("host:1", "g1", partitions, List.of(rows));
  }

  private static SegmentRow row(SegmentKey key) {
    return new SegmentRow(
        key.country(),
        key.type(),
        key.segment(),
        2640,
        1,
        1,
        Lead.CLOSE,
        List.of(),
        /* updatedAt= */ null);
  }

  private static String notReady(String missing, String twice) {
    return "partitions %s of the table are answered for by no instance, %s by more than one: either they are being moved, or two instances announce themselves as the same APPLICATION_SERVER"
        .formatted(missing, twice);
  }
}
