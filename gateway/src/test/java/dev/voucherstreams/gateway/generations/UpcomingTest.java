package dev.voucherstreams.gateway.generations;

import static dev.voucherstreams.service.table.Rows.RULES;
import static dev.voucherstreams.service.table.Rows.generation;
import static dev.voucherstreams.service.table.Rows.partition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.schemas.generation.Generation;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.service.table.Rows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpcomingTest {
  private static final Generation OLD = counted("g00000001-1", 1, 5);

  private static Generation counted(String name, int number, long position) {
    return generation(name, number, RULES, partition(0, 5, position));
  }

  private static Upcoming upcoming(Generation... all) {
    return Upcoming.of(new Generations(List.of(all), Optional.empty()));
  }

  @Test
  void upcoming_whileNothingNewerIsThere_isNone() {
    Generation older = counted("g00000000-1", 0, 3);

    assertThat(upcoming(OLD, older)).isEqualTo(new Upcoming(Optional.empty(), Optional.empty()));
    assertThat(upcoming()).isEqualTo(new Upcoming(Optional.empty(), Optional.empty()));
  }

  @Test
  void upcoming_duringTheFirstCount_isThat() {
    Generation first = counted("g00000001-1", 1, 2);

    assertThat(upcoming(first)).isEqualTo(new Upcoming(Optional.of(first), Optional.empty()));
  }

  @Test
  void upcoming_ofSeveral_isTheNewest() {
    Generation second = counted("g00000002-2", 2, 3);
    Generation third = counted("g00000003-3", 3, 1);

    assertThat(upcoming(OLD, second, third))
        .isEqualTo(new Upcoming(Optional.of(third), Optional.empty()));
  }

  @Test
  void upcoming_thatIsGivenUp_isNobodys() {
    Generation second = counted("g00000002-2", 2, 3);
    Generation givenUp =
        new Generation(
            second.name(),
            second.rank(),
            second.number(),
            second.rules(),
            second.countries(),
            second.manual(),
            second.beganAt(),
            second.complete(),
            Optional.of("its state was lost"),
            second.rows(),
            second.partitions(),
            second.updatedAt());

    assertThat(upcoming(OLD, givenUp)).isEqualTo(upcoming(OLD));
  }

  @Test
  void upcoming_thatNeedsAPersonsWord_waits() {
    Generation notWhole = generation("g00000002-2", 2, RULES, partition(2, 5, 5));

    assertThat(upcoming(OLD, notWhole))
        .isEqualTo(new Upcoming(Optional.empty(), Optional.of(notWhole)));
  }

  @Test
  void upcoming_afterARollback_isWhatWasRolledBack() {
    Generation second = counted("g00000002-2", 2, 5);
    GenerationDecision back = new GenerationDecision(OLD.name(), true, "", Rows.TIME);

    assertThat(Upcoming.of(new Generations(List.of(OLD, second), Optional.of(back))))
        .isEqualTo(new Upcoming(Optional.empty(), Optional.of(second)));
  }
}
