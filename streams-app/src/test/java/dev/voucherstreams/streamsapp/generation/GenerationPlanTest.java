package dev.voucherstreams.streamsapp.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.segments.SegmentRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationPlanTest {

  private static final CountIdentity OLD =
      new CountIdentity("g0000000a", SegmentRules.standard(), List.of("Peru"));
  private static final CountIdentity NEW =
      new CountIdentity("g0000000b", SegmentRules.standard(), List.of("Chile"));

  private static final Instant TIME = Instant.EPOCH;

  @Test
  void nothingKnown_beginsTheFirst() {
    assertThat(planned(List.of(OLD))).containsExactly("g0000000a-1 rank 1");
    assertThat(planned(List.of(OLD, NEW)))
        .containsExactly("g0000000a-1 rank 1", "g0000000b-2 rank 2");
  }

  @Test
  void afterARestart_goesOn() {
    assertThat(planned(List.of(OLD, NEW), complete("g0000000a-1", 1), counting("g0000000b-2", 2)))
        .containsExactly("g0000000a-1 rank 1", "g0000000b-2 rank 2");
  }

  @Test
  void otherRules_beginANewerOne() {
    assertThat(planned(List.of(NEW), complete("g0000000a-1", 1)))
        .containsExactly("g0000000b-2 rank 2");
  }

  @Test
  void oldRules_areCountedUntilTheNewerOneIsComplete() {
    assertThat(planned(List.of(OLD), complete("g0000000a-1", 1), counting("g0000000b-2", 2)))
        .containsExactly("g0000000a-1 rank 1");

    assertThat(planned(List.of(OLD), complete("g0000000a-1", 1), complete("g0000000b-2", 2)))
        .isEmpty();
  }

  @Test
  void bothRules_areCountedAlthoughTheNewerOneServes() {
    assertThat(planned(List.of(OLD, NEW), complete("g0000000a-1", 1), complete("g0000000b-2", 2)))
        .containsExactly("g0000000a-1 rank 1", "g0000000b-2 rank 2");
  }

  @Test
  void oldRules_afterARollback_areCountedAgain() {
    // Given
    List<Generation> all = List.of(complete("g0000000a-1", 1), complete("g0000000b-2", 2));
    GenerationDecision rollback = new GenerationDecision("g0000000a-1", true, "", TIME);

    // Then
    assertThat(
            new GenerationPlan(List.of(OLD), false)
                .planned(new Generations(all, Optional.of(rollback)), List.of()))
        .extracting(GenerationPlan.Planned::name)
        .containsExactly("g0000000a-1");
  }

  @Test
  void givenUp_isCountedAnew_inItsPlace() {
    assertThat(planned(List.of(OLD, NEW), givenUp("g0000000a-1", 1), complete("g0000000b-2", 2)))
        .containsExactly("g0000000a-3 rank 1", "g0000000b-2 rank 2");
  }

  @Test
  void recount_withTheFormerRules_makesThemTheNewest() {
    assertThat(planned(List.of(OLD), givenUp("g0000000a-1", 1), givenUp("g0000000b-2", 2)))
        .containsExactly("g0000000a-3 rank 3");
  }

  @Test
  void lostStateOfSupersededRules_beginsNothing() {
    assertThat(planned(List.of(OLD), givenUp("g0000000a-1", 1), complete("g0000000b-2", 2)))
        .isEmpty();
  }

  @Test
  void begun_butNotPublishedYet_staysTheSame() {
    // Given
    GenerationPlan plan = new GenerationPlan(List.of(NEW), false);
    Generations known = known(complete("g0000000a-1", 1));
    List<GenerationPlan.Planned> begun = plan.planned(known, List.of());

    // When: others have begun one meanwhile
    Generations later = known(complete("g0000000a-1", 1), counting("g0000000c-2", 2));

    // Then
    assertThat(plan.planned(later, begun)).isEqualTo(begun);
  }

  @Test
  void manual_isOnlyWhatWouldTakeOver() {
    GenerationPlan plan = new GenerationPlan(List.of(OLD, NEW), true);

    assertThat(plan.planned(Generations.NONE, List.of()))
        .extracting(GenerationPlan.Planned::manual)
        .containsExactly(false, false);
    assertThat(plan.planned(known(complete("g0000000a-1", 1)), List.of()))
        .extracting(GenerationPlan.Planned::manual)
        .containsExactly(false, true);
  }

  private static List<String> planned(List<CountIdentity> identities, Generation... known) {
    return new GenerationPlan(identities, false)
        .planned(known(known), List.of()).stream()
            .map(each -> each.name() + " rank " + each.rank())
            .toList();
  }

  private static Generations known(Generation... generations) {
    return new Generations(List.of(generations), Optional.empty());
  }

  private static Generation complete(String name, int rank) {
    return generation(name, rank, true, Optional.empty());
  }

  private static Generation counting(String name, int rank) {
    return generation(name, rank, false, Optional.empty());
  }

  private static Generation givenUp(String name, int rank) {
    return generation(name, rank, true, Optional.of("make recount"));
  }

  private static Generation generation(
      String name, int rank, boolean complete, Optional<String> givenUp) {
    int number = Integer.parseInt(name.substring(name.indexOf('-') + 1));
    return new Generation(
        name,
        rank,
        number,
        SegmentRules.standard().yaml(),
        List.of("Peru"),
        false,
        TIME,
        complete,
        givenUp,
        0,
        List.of(),
        TIME);
  }
}
