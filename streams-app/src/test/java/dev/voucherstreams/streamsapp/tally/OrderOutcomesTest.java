package dev.voucherstreams.streamsapp.tally;

import static dev.voucherstreams.streamsapp.tally.Orders.complete;
import static dev.voucherstreams.streamsapp.tally.Orders.order;
import static dev.voucherstreams.streamsapp.tally.Orders.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderPartition;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published of the orders' outcomes. */
class OrderOutcomesTest {

  private final TallyDriver tally = new TallyDriver();

  @AfterEach
  void close() {
    tally.close();
  }

  @Test
  void outcomes_ofEveryKind_areInTheirNumbers() {
    // Given
    tally.pipe(order(2640));
    tally.pipe(row("history", 0, 2640));
    tally.pipe(row("history", 0, 2640));
    tally.pipe(complete(2640).setCountryCode("Chile").build());
    tally.pipe(complete(2640).setTotalOrders(null).build());
    tally.pipe(order(-1));
    tally.pipeBytes(null, "garbage".getBytes(UTF_8));
    Headers counted =
        new RecordHeaders().add("voucher.replay-of", "order-events-0-0".getBytes(UTF_8));
    tally.pipe(new TestRecord<>(null, tally.bytes(order(2640)), counted));

    // When
    OrderPartition published = published();

    // Then
    assertThat(published)
        .isEqualTo(
            new OrderPartition(0, 1, 0L, 0L, 8L, true, null, 4L, 2L, 1L, 1L, 1L, 1L, 1L, 1L));
  }

  @Test
  void outcomes_thatChange_takeThePlaceOfThoseBefore() {
    // Given
    tally.pipe(order(2640));
    tally.publishedParts();
    tally.pipe(order(2640));

    // Then
    assertThat(published().getCounted()).isEqualTo(2L);
  }

  @Test
  void outcomes_ofSkippedOrdersOnly_arePublished() {
    // Given
    tally.pipe(complete(2640).setCountryCode("Chile").build());

    // Then
    assertThat(published().getOutOfScope()).isEqualTo(1L);
  }

  @Test
  void deadLetter_replayedInVain_cameTwice() {
    // Given
    tally.pipeBytes(null, "garbage".getBytes(UTF_8));
    tally.replay(tally.newDeadLetters().get(0));

    // Then
    OrderPartition outcomes = published();
    assertThat(outcomes.getUnreadable()).isEqualTo(2);
    assertThat(tally.counted("unreadable")).isEqualTo(2);
  }

  private OrderPartition published() {
    List<GenerationPart> parts = tally.publishedParts();
    return parts.get(parts.size() - 1).getPartitions().get(0);
  }
}
