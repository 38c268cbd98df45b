package dev.voucherstreams.streamsapp.tally;

import static dev.voucherstreams.streamsapp.tally.Orders.complete;
import static dev.voucherstreams.streamsapp.tally.Orders.order;
import static dev.voucherstreams.streamsapp.tally.Orders.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.AmountCount;
import dev.voucherstreams.events.GenerationPart;
import dev.voucherstreams.events.OrderEvent;
import dev.voucherstreams.events.SegmentVoucher;
import dev.voucherstreams.segments.SegmentKey;
import dev.voucherstreams.segments.SegmentRules;
import dev.voucherstreams.segments.SegmentRulesReader;
import dev.voucherstreams.streamsapp.FailingSerde;
import dev.voucherstreams.streamsapp.deadletter.PoisonRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentTallyTopologyTest {

  private TallyDriver tally = new TallyDriver();

  @AfterEach
  void close() {
    tally.close();
  }

  @Test
  void order_complete_countsOnceInEachOfItsSegments() {
    // Given
    tally.pipe(order(2640));

    // When
    List<SegmentVoucher> published = tally.flush();

    // Then
    assertThat(published)
        .extracting(
            SegmentVoucher::getSegment, SegmentVoucher::getVoucher, SegmentVoucher::getTotal)
        .containsExactlyInAnyOrder(tuple("13-37", 2640L, 1L), tuple("30-60", 2640L, 1L));
    assertThat(tally.counted("counted")).isEqualTo(1);
    assertThat(tally.flush()).isEmpty();
  }

  @Test
  void voucher_published_hasItsWholeTally() {
    // Given
    List.of(2640L, 3520L, 2640L, 4400L, 3520L, 2640L).forEach(amount -> tally.pipe(order(amount)));

    // When
    SegmentVoucher voucher = published("13-37");

    // Then
    assertThat(voucher)
        .isEqualTo(
            new SegmentVoucher(
                "Peru",
                "frequent_segment",
                "13-37",
                2640L,
                3L,
                6L,
                List.of(
                    new AmountCount(2640L, 3L),
                    new AmountCount(3520L, 2L),
                    new AmountCount(4400L, 1L)),
                TallyDriver.START.plusMillis(100)));
  }

  @Test
  void winner_onATie_isTheLowerAmount() {
    // Given
    List.of(4400L, 2640L).forEach(amount -> tally.pipe(order(amount)));

    // Then
    assertThat(published("13-37").getVoucher()).isEqualTo(2640);
  }

  @Test
  void winner_overtaken_changes() {
    // Given
    tally.pipe(order(2640));
    tally.flush();

    // When
    tally.pipe(order(4400));
    tally.pipe(order(4400));

    // Then
    assertThat(published("13-37").getVoucher()).isEqualTo(4400);
  }

  @Test
  void order_inNoRecencySegment_stillCountsByFrequency() {
    // Given
    OrderEvent tooRecent =
        complete(2640).setLastOrderTs(Instant.parse("2025-12-31T12:00:00Z")).build();
    tally.pipe(tooRecent);

    // Then
    assertThat(tally.flush()).extracting(SegmentVoucher::getSegment).containsExactly("13-37");
  }

  @Test
  void order_underRulesThatAskForAllTypes_needsASegmentOfEach() {
    // Given
    tally.close();
    tally = new TallyDriver(SegmentRulesReader.read("classpath:segments-python.yml"), 256);
    tally.pipe(complete(2640).setTotalOrders(40L).build());

    // Then
    assertThat(tally.flush()).isEmpty();
  }

  @Test
  void order_incompleteOrOutOfScope_isSkippedAndCountedByReason() {
    // Given
    tally.pipe(complete(2640).setCountryCode("Chile").build());
    tally.pipe(complete(2640).setTotalOrders(null).build());
    tally.pipe(complete(2640).setVoucherAmount(null).build());

    // Then
    assertThat(tally.flush()).isEmpty();
    assertThat(tally.counted("out-of-scope")).isEqualTo(1);
    assertThat(tally.counted("incomplete")).isEqualTo(2);
    assertThat(tally.deadLetters().isEmpty()).isTrue();
  }

  @Test
  void rows_loadedAgainAndFurther_countOnceEach() {
    // Given
    tally.pipe(row("history", 0, 2640));
    tally.pipe(row("history", 5, 2640));

    // When
    tally.pipe(row("history", 0, 2640));
    tally.pipe(row("history", 5, 2640));
    tally.pipe(row("history", 6, 2640));
    tally.pipe(row("other", 0, 2640));

    // Then
    assertThat(published("13-37").getTotal()).isEqualTo(4);
    assertThat(tally.counted("duplicate-row")).isEqualTo(2);
  }

  @Test
  void liveOrders_equal_countEachTime() {
    // Given
    tally.pipe(order(2640));
    tally.pipe(order(2640));

    // Then
    assertThat(published("13-37").getTotal()).isEqualTo(2);
  }

  @Test
  void order_unreadable_goesToDeadLettersAsReceived() {
    // Given
    byte[] key = "k".getBytes(UTF_8);
    byte[] garbage = "garbage".getBytes(UTF_8);
    tally.pipeBytes(key, garbage);
    tally.pipe(order(2640));

    // Then
    TestOutputTopic<byte[], byte[]> deadLetters = tally.deadLetters();
    TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(garbage);
    assertThat(header(letter, "message"))
        .isEqualTo("not in the Confluent wire format: begins with 0x67 instead of 0x00");
    assertThat(header(letter, "topic")).isEqualTo("order-events");
    assertThat(deadLetters.isEmpty()).isTrue();
    assertThat(tally.counted("unreadable")).isEqualTo(1);
    assertThat(published("13-37").getTotal()).isEqualTo(1);
  }

  @Test
  void record_withoutAValue_goesToDeadLetters() {
    // Given
    tally.pipeBytes("k".getBytes(UTF_8), null);

    // Then
    TestRecord<byte[], byte[]> letter = tally.deadLetters().readRecord();
    assertThat(letter.value()).isNull();
    assertThat(header(letter, "message")).isEqualTo("the record has no value");
    assertThat(tally.counted("unreadable")).isEqualTo(1);
  }

  @Test
  void order_whileTheRegistryIsAway_isNoDeadLetter() {
    // Given
    byte[] order = tally.bytes(order(2640));
    tally.endRegistry();

    // Then
    assertThatThrownBy(() -> tally.pipeBytes(null, order))
        .hasStackTraceContaining("SchemaRegistryUnavailableException");
    assertThat(tally.deadLetters().isEmpty()).isTrue();
    assertThat(tally.counted("unreadable")).isZero();
  }

  @Test
  void order_thatBreaksARule_goesToDeadLettersWithTheReason() {
    // Given
    tally.pipe(order(-1));
    tally.pipe(complete(1).setDataset("d").build());
    tally.pipe(row("d", -4, 1));

    // Then
    assertThat(tally.deadLetters().readRecordsToList())
        .extracting(letter -> header(letter, "message"))
        .containsExactly(
            "voucher_amount is negative: -1",
            "dataset and row come together or not at all, but are: d and null",
            "row is negative: -4");
    assertThat(tally.counted("invalid")).isEqualTo(3);
    assertThat(tally.flush()).isEmpty();
  }

  @Test
  void message_withWhatTheClientSent_isBounded() {
    // Given
    tally.pipe(complete(1).setDataset("d".repeat(1_000_000)).build());

    // Then
    assertThat(header(tally.deadLetters().readRecord(), "message"))
        .startsWith("dataset and row come together or not at all, but are: dddd")
        .hasSize(500);
  }

  @Test
  void dataset_withALongName_goesToDeadLetters() {
    // Given: it would be the key of a record of state, which has to fit into a topic
    tally.pipe(row("d".repeat(501), 0, 1));
    tally.pipe(row("d".repeat(500), 0, 1));

    // Then
    assertThat(header(tally.deadLetters().readRecord(), "message"))
        .startsWith("dataset has 501 characters, at most 500 are allowed: ddd");
    assertThat(tally.counted("counted")).isEqualTo(1);
  }

  @Test
  void dataSets_beyondTheCap_goToDeadLettersAndTheRestCounts() {
    // Given: a producer that takes dataset for the id of a batch
    for (int batch = 0; batch < TallyDriver.MAX_DATA_SETS + 2; batch++) {
      tally.pipe(row("batch-" + batch, 0, 2640));
    }
    tally.pipe(row("batch-0", 1, 2640));

    // Then
    assertThat(tally.deadLetters().readRecordsToList())
        .hasSize(2)
        .first()
        .extracting(letter -> header(letter, "message"))
        .asString()
        .startsWith("dataset batch-10 would be one more than the 10 data sets")
        .contains("if it is the id of a batch, leave out dataset and row");
    assertThat(tally.counted("counted")).isEqualTo(TallyDriver.MAX_DATA_SETS + 1);
  }

  @Test
  void order_thatHasEndedTheClientThreeTimes_goesToDeadLetters() {
    // Given
    Map<String, ?> serde = Map.of(AvroSerdes.SERDE_CLASS, FailingSerde.class.getName());
    PoisonRecords poison = new PoisonRecords();
    for (int times = 0; times < 3; times++) {
      try (TallyDriver ended = new TallyDriver(serde, poison)) {
        assertThatThrownBy(() -> ended.pipeBytes(null, FailingSerde.poison()))
            .hasStackTraceContaining("NoClassDefFoundError");
        assertThat(ended.deadLetters().isEmpty()).isTrue();
      }
    }

    // When
    try (TallyDriver successor = new TallyDriver(serde, poison)) {
      successor.pipeBytes(null, FailingSerde.poison());
      successor.pipe(order(2640));

      // Then
      assertThat(header(successor.deadLetters().readRecord(), "message"))
          .startsWith("poison: it ended the client 3 times, at last by java.lang.NoClassDefFound");
      assertThat(successor.counted("poison")).isEqualTo(1);
      assertThat(successor.counted("counted")).isEqualTo(1);
    }
  }

  @Test
  void outage_endsTheClientAnyNumberOfTimes_andNoOrderBecomesPoison() {
    // Given
    PoisonRecords poison = new PoisonRecords();
    for (int times = 0; times < 4; times++) {
      try (TallyDriver cutOff = new TallyDriver(Map.of(), poison)) {
        byte[] order = cutOff.bytes(order(2640));
        cutOff.endRegistry();

        // Then
        assertThatThrownBy(() -> cutOff.pipeBytes(null, order))
            .hasStackTraceContaining("SchemaRegistryUnavailableException");
        assertThat(cutOff.deadLetters().isEmpty()).isTrue();
      }
    }
  }

  @Test
  void failureBehindTheTally_isNoOrdersFault() {
    // Given: the order is counted, and its change can't be published
    tally.pipe(order(2640));
    tally.endRegistry();

    // Then
    assertThatThrownBy(tally::flush).hasStackTraceContaining("SchemaRegistryUnavailableException");
    assertThat(tally.deadLetters().isEmpty()).isTrue();
    assertThat(tally.counted("unreadable")).isZero();
  }

  @Test
  void amounts_beyondTheCap_goToDeadLettersAndTheRestCounts() {
    // Given
    tally.close();
    tally = new TallyDriver(SegmentRules.standard(), 2);
    List.of(1L, 2L, 3L, 2L).forEach(amount -> tally.pipe(order(amount)));

    // Then
    assertThat(published("13-37").getTotal()).isEqualTo(3);
    assertThat(header(tally.deadLetters().readRecord(), "message"))
        .startsWith("voucher_amount 3 would be one more than the 2 different amounts")
        .contains("voucher.tally.max-amounts-per-segment");
  }

  @Test
  void stores_afterACommit_holdWhatWasCounted() {
    // Given
    tally.pipe(row("history", 7, 2640));
    tally.flush();

    // Then
    KeyValueStore<SegmentKey, SegmentVoucher> table =
        tally.store(SegmentTallyTopology.SEGMENT_VOUCHER_STORE);
    assertThat(table.approximateNumEntries()).isEqualTo(2);
  }

  @Test
  void generation_ofOrdersThatAreThere_isCompleteOnceTheirEndIsReached() {
    // Given
    tally.setEnds(TallyDriver.ends(TallyDriver.START, 2));
    tally.pipe(order(2640));
    GenerationPart before = lastPart();

    // When
    tally.pipe(order(2640));
    GenerationPart after = lastPart();

    // Then
    assertThat(before.getComplete()).isFalse();
    assertThat(before.getPartitions().get(0).getCountedAsOf()).isNull();
    assertThat(after.getComplete()).isTrue();
    assertThat(after.getRows()).isEqualTo(2);
    assertThat(after.getPartitions().get(0).getCountedAsOf()).isEqualTo(TallyDriver.START);
    assertThat(after.getRules()).isEqualTo(SegmentRules.standard().yaml());
  }

  @Test
  void generation_withoutOrders_isCompleteAtOnce() {
    assertThat(lastPart().getComplete()).isTrue();
  }

  @Test
  void freshness_ofOrdersThatAreNotThereYet_standsStill() {
    // Given: an order of a transaction that is open
    tally.pipe(order(2640));
    lastPart();
    Instant later = TallyDriver.START.plusSeconds(5);
    tally.setEnds(TallyDriver.ends(later, 2));

    // Then
    assertThat(lastPart().getPartitions().get(0).getCountedAsOf()).isEqualTo(TallyDriver.START);

    // When
    tally.pipe(order(2640));

    // Then
    assertThat(lastPart().getPartitions().get(0).getCountedAsOf()).isEqualTo(later);
  }

  /* A report is due every two seconds in any case. */
  private GenerationPart lastPart() {
    List<GenerationPart> parts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      parts.addAll(tally.publishedParts());
    }
    return parts.get(parts.size() - 1);
  }

  private SegmentVoucher published(String segment) {
    return tally.flush().stream()
        .filter(voucher -> voucher.getSegment().equals(segment))
        .reduce((former, latter) -> latter)
        .orElseThrow();
  }

  private static String header(TestRecord<?, ?> letter, String name) {
    return new String(letter.headers().lastHeader("__streams.errors." + name).value(), UTF_8);
  }
}
