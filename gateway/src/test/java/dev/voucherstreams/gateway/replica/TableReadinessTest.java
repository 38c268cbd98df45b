package dev.voucherstreams.gateway.replica;

import static dev.voucherstreams.service.table.Rows.GENERATION;
import static dev.voucherstreams.service.table.Rows.RULES;
import static dev.voucherstreams.service.table.Rows.generation;
import static dev.voucherstreams.service.table.Rows.partition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.Readiness.Missing;
import dev.voucherstreams.service.table.Readiness.NotYet;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.ServedTable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TableReadinessTest {
  private final FakeSegmentTable table = new FakeSegmentTable();

  @Test
  void readiness_whileAGenerationServes_isReady() {
    assertThat(TableReadiness.of(table)).isEqualTo(new Readiness.Ready());
  }

  @Test
  void readiness_duringTheFirstCount_saysHowFarItIs() {
    table.with(generation(GENERATION, 1, RULES, partition(0, 4, 2)));

    assertThat(TableReadiness.of(table))
        .isEqualTo(
            new NotYet(
                Missing.COUNT,
                "the orders are being counted: 50 %, 2 left, about 11 s",
                OptionalLong.of(2),
                Optional.of(Duration.ofSeconds(10))));
  }

  @Test
  void readiness_whileTheFirstCountWaitsForAPerson_hasNothingLeft() {
    table.with(generation(GENERATION, 1, RULES, partition(2, 5, 5)));

    NotYet notYet = (NotYet) TableReadiness.of(table);

    assertThat(notYet.missing()).isEqualTo(Missing.COUNT);
    assertThat(notYet.reason()).contains("make switch");
    assertThat(notYet.recordsLeft()).isEmpty();
    assertThat(notYet.timeLeft()).isEmpty();
  }

  @Test
  void readiness_withARowThatCannotBeRead_isNotReady() {
    SegmentTable unreadable =
        new SegmentTable() {
          @Override
          public Served served() {
            return new Served.NotReady("the row of x can't be read");
          }

          @Override
          public Generations generations() {
            return table.generations();
          }

          @Override
          public Optional<ServedTable> table(String generation) {
            return table.table(generation);
          }
        };

    assertThat(TableReadiness.of(unreadable))
        .isEqualTo(
            new NotYet(
                Missing.READABLE_ROWS,
                "the row of x can't be read",
                OptionalLong.empty(),
                Optional.empty()));
  }
}
