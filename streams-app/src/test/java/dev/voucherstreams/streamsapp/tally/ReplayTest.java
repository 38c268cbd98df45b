package dev.voucherstreams.streamsapp.tally;

import static dev.voucherstreams.streamsapp.tally.Orders.order;
import static dev.voucherstreams.streamsapp.tally.Orders.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.schemas.deadletter.DeadLetter;
import dev.voucherstreams.schemas.deadletter.Origin;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters of orders that are sent again: each order counts once, whatever happened to it. */
class ReplayTest {

  private static final int ALL_AMOUNTS = 256;
  private static final byte[] GARBAGE = "garbage".getBytes(UTF_8);

  private TallyDriver tally = new TallyDriver();
  private int missingSchema;

  /* With these all schemas are registered, so that the next one has a known id. */
  @BeforeEach
  void countSomeOrders() {
    tally.pipe(order(2640));
    tally.pipe(row("history", 0, 2640));
    tally.flush();
    missingSchema = tally.registerNewSchema("former") + 1;
  }

  @AfterEach
  void close() {
    tally.close();
  }

  @Test
  void order_readableAfterAll_countsOnceWhenItIsReplayed() {
    // Given
    DeadLetter letter = deadLettered(order(4400));
    registerMissingSchema();

    // When
    tally.replay(letter);

    // Then
    assertThatUses().containsExactly(uses(2640, 2), uses(4400, 1));
    assertThat(tally.counted("unreadable")).isEqualTo(1);
    assertThat(tally.newDeadLetters()).isEmpty();
    assertThat(deadLetteredOffsets()).isEmpty();
  }

  @Test
  void order_replayedTwice_countsOnce() {
    // Given
    DeadLetter letter = deadLettered(order(4400));
    registerMissingSchema();
    tally.replay(letter);

    // When
    tally.replay(letter);

    // Then
    assertThatUses().containsExactly(uses(2640, 2), uses(4400, 1));
    assertThat(tally.counted("duplicate-replay")).isEqualTo(1);
    assertThat(tally.newDeadLetters()).isEmpty();
  }

  @Test
  void order_replayedTooEarly_isADeadLetterAgainAndCountsOnceInTheEnd() {
    // Given
    DeadLetter first = deadLettered(order(4400));
    tally.replay(first);
    DeadLetter second = onlyDeadLetter();
    registerMissingSchema();

    // When
    tally.replay(second);
    tally.replay(first);

    // Then
    assertThatUses().containsExactly(uses(2640, 2), uses(4400, 1));
    assertThat(second.place()).isNotEqualTo(first.place());
    assertThat(second.replay()).isPresent();
    assertThat(deadLetteredOffsets()).isEmpty();
  }

  @Test
  void row_replayedAfterLaterRows_counts() {
    // Given
    DeadLetter letter = deadLettered(row("history", 1, 4400));
    tally.pipe(row("history", 2, 2640));
    registerMissingSchema();

    // When
    tally.replay(letter);
    tally.pipe(row("history", 3, 2640));

    // Then
    assertThatUses().containsExactly(uses(2640, 4), uses(4400, 1));
  }

  @Test
  void row_replayedAndThenLoadedAgain_countsOnce() {
    // Given
    DeadLetter letter = deadLettered(row("history", 1, 4400));
    registerMissingSchema();
    tally.replay(letter);

    // When
    tally.pipe(row("history", 1, 4400));

    // Then
    assertThatUses().containsExactly(uses(2640, 2), uses(4400, 1));
    assertThat(tally.counted("duplicate-row")).isEqualTo(1);
  }

  @Test
  void reset_afterAFixAndItsReplays_givesTheSameTable() {
    // Given
    DeadLetter live = deadLettered(order(4400));
    DeadLetter row = deadLettered(row("history", 1, 3520));
    tally.pipe(row("history", 2, 2640));
    tally.replay(live);
    DeadLetter again = onlyDeadLetter();
    registerMissingSchema();
    List.of(again, row, live).forEach(tally::replay);
    Map<String, List<AmountCount>> before = tally.table();

    // When
    tally = tally.reset(ALL_AMOUNTS);

    // Then
    assertThat(tally.table()).isEqualTo(before);
    assertThat(tally.newDeadLetters()).isEmpty();
    assertThatUses().containsExactly(uses(2640, 3), uses(3520, 1), uses(4400, 1));
  }

  @Test
  void reset_beforeTheFix_setsTheSameOrdersAsideAgain() {
    // Given
    DeadLetter first = deadLettered(order(4400));
    tally.replay(first);
    tally = tally.reset(ALL_AMOUNTS);
    List<DeadLetter> anew = tally.newDeadLetters();
    registerMissingSchema();

    // When
    anew.forEach(tally::replay);
    tally.replay(first);

    // Then
    assertThat(anew).hasSize(2);
    assertThatUses().containsExactly(uses(2640, 2), uses(4400, 1));
  }

  @Test
  void amounts_beyondTheCap_countWhenItIsRaised() {
    // Given
    tally = tally.reset(1);
    tally.pipe(order(4400));
    DeadLetter letter = onlyDeadLetter();
    tally.replay(letter);
    DeadLetter again = onlyDeadLetter();

    // When
    tally = tally.reset(ALL_AMOUNTS);
    List.of(letter, again).forEach(tally::replay);

    // Then
    assertThatUses().containsExactly(uses(2640, 2), uses(4400, 1));
    assertThat(tally.counted("duplicate-replay")).isEqualTo(3);
  }

  @Test
  void correctedOrder_underTheOriginOfADeadLetter_countsInItsPlace() {
    // Given
    tally.pipeBytes(null, GARBAGE);
    DeadLetter letter = onlyDeadLetter();

    // When
    pipe(tally.bytes(order(4400)), letter.place().orElseThrow().toString());
    tally.replay(letter);

    // Then
    assertThatUses().containsExactly(uses(2640, 2), uses(4400, 1));
    assertThat(tally.newDeadLetters()).isEmpty();
  }

  @Test
  void orderOutOfScope_replayed_isDoneWith() {
    // Given
    DeadLetter letter = deadLettered(Orders.complete(4400).setCountryCode("Chile").build());
    registerMissingSchema();

    // When
    tally.replay(letter);

    // Then
    assertThat(tally.counted("out-of-scope")).isEqualTo(1);
    assertThat(deadLetteredOffsets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "order-events-1-0", "orders-0-0", "order-events-0-99"})
  void order_withAForgedReplayHeader_isADeadLetterWhoseReplayCounts(String forged) {
    // Given
    pipe(tally.bytes(order(4400)), forged);
    DeadLetter letter = onlyDeadLetter();

    // When
    tally.replay(letter);
    tally.replay(letter);

    // Then
    assertThat(letter.message())
        .isEqualTo(
            "header voucher.replay-of must name an earlier record of order-events-0, the partition"
                + " of this one, but is: "
                + forged);
    assertThatUses().containsExactly(uses(2640, 2), uses(4400, 1));
  }

  @Test
  void order_thatClaimsToReplayOneThatCounts_isSkipped() {
    // When
    pipe(tally.bytes(order(4400)), "order-events-0-0");

    // Then
    assertThatUses().containsExactly(uses(2640, 2));
    assertThat(tally.counted("duplicate-replay")).isEqualTo(1);
  }

  private DeadLetter deadLettered(OrderEvent order) {
    byte[] bytes = tally.bytes(order);
    ByteBuffer.wrap(bytes).putInt(1, missingSchema);
    tally.pipeBytes("key".getBytes(UTF_8), bytes);
    return onlyDeadLetter();
  }

  private DeadLetter onlyDeadLetter() {
    List<DeadLetter> letters = tally.newDeadLetters();
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private void registerMissingSchema() {
    assertThat(tally.registerNewSchema("missing")).isEqualTo(missingSchema);
  }

  private void pipe(byte[] value, String replayOf) {
    Headers headers = new RecordHeaders().add(Origin.REPLAY_HEADER, replayOf.getBytes(UTF_8));
    tally.pipe(new TestRecord<>(null, value, headers));
  }

  private ListAssert<AmountCount> assertThatUses() {
    return assertThat(tally.table().get("Peru|frequent_segment|13-37"));
  }

  private static AmountCount uses(long amount, long count) {
    return new AmountCount(amount, count);
  }

  private List<Long> deadLetteredOffsets() {
    List<Long> offsets = new ArrayList<>();
    KeyValueStore<Long, byte[]> store = tally.store(PartialTallySupplier.DEAD_LETTERED);
    try (KeyValueIterator<Long, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> offsets.add(entry.key));
    }
    return offsets;
  }
}
