package dev.voucherstreams.loader.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.loader.kafka.UnusableClusterException;
import dev.voucherstreams.schemas.generation.GenerationRecords;
import dev.voucherstreams.schemas.generation.TableKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private static final String NOT_BEGUN =
      "no count of the orders has begun; is streams-app running?";

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final String OLD = "g00000001-1";
  private static final String NEW = "g00000001-2";
  private static final String NEXT = "g00000001-3";
  private static final TableKey SERVING = new TableKey.Serving();

  private final GenerationRecords records =
      Parts.records(Parts.of(OLD, 0, 1, 100), Parts.of(NEW, 0, 1, 100), Parts.of(NEXT, 0, 1, 63));

  @Test
  void serve_theNewestComplete_isSoAlready() {
    assertThat(decisions().serve(Optional.empty())).isEmpty();
    assertThat(decisions().serve(Optional.of(NEW))).isEmpty();
  }

  @Test
  void serve_anOlderOne_pinsIt() {
    assertThat(decisions().serve(Optional.of(OLD))).containsOnly(entry(OLD, true, "make switch"));
  }

  @Test
  void serve_theNewestWhileAnotherIsPinned_takesThePinBack() {
    records.put(SERVING, new GenerationDecision(OLD, true, "", NOW));

    assertThat(decisions().serve(Optional.of(OLD))).isEmpty();
    assertThat(decisions().serve(Optional.empty())).containsOnly(entry(NEW, false, "make switch"));
  }

  @Test
  void serve_whatCannot_isRefused() {
    refused(
        () -> decisions().serve(Optional.of(NEXT)),
        "not complete yet, so it can't serve: g00000001-3, 63 % counted, 37 left");
    refused(
        () -> decisions().serve(Optional.of("g1")),
        "there is no generation g1; there are: g00000001-3, g00000001-2, g00000001-1");
  }

  @Test
  void serve_beforeAnyIsComplete_isRefused() {
    refused(
        () -> decisions(Parts.records(Parts.of(NEXT, 0, 1, 63))).serve(Optional.empty()),
        "no generation is complete yet: g00000001-3, 63 % counted, 37 left");
    refused(() -> decisions(new GenerationRecords()).serve(Optional.empty()), NOT_BEGUN);
  }

  @Test
  void rollBack_pinsTheOneBefore() {
    assertThat(decisions().rollBack()).containsOnly(entry(OLD, true, "make rollback"));
  }

  @Test
  void rollBack_withoutOneBefore_isRefused() {
    refused(
        () -> decisions(Parts.records(Parts.of(NEW, 0, 1, 100))).rollBack(),
        "no complete generation is older than g00000001-2, so there is none to go back to");
    refused(
        () -> decisions(Parts.records(Parts.of(NEW, 0, 1, 5))).rollBack(),
        "no generation serves yet, so there is none to go back to");
  }

  @Test
  void countAnew_givesUpTheLatestOfEachIdentity_once() {
    // Given
    records.put(new TableKey.Part("g00000002-7", 0), Parts.of("g00000002-7", 0, 1, 100));
    records.put(
        new TableKey.Anew("g00000002-7"),
        new GenerationDecision("g00000002-7", false, "state lost", NOW));

    // When, Then
    assertThat(decisions().countAnew())
        .hasSize(1)
        .containsEntry(
            new TableKey.Anew(NEXT), new GenerationDecision(NEXT, false, "make recount", NOW));
  }

  @Test
  void countAnew_beforeThereIsAny_isRefused() {
    refused(() -> decisions(new GenerationRecords()).countAnew(), NOT_BEGUN);
  }

  private Decisions decisions() {
    return decisions(records);
  }

  private static Decisions decisions(GenerationRecords records) {
    return new Decisions(records.generations(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Map.Entry<TableKey, GenerationDecision> entry(
      String generation, boolean pinned, String reason) {
    return Map.entry(SERVING, new GenerationDecision(generation, pinned, reason, NOW));
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatExceptionOfType(UnusableClusterException.class).isThrownBy(call).withMessage(message);
  }
}
