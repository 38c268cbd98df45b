package dev.voucherstreams.loader.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.events.GenerationDecision;
import dev.voucherstreams.schemas.generation.GenerationRecords;
import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.schemas.generation.TableKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GenerationTextTest {

  private static final String OLD = "g00000001-1";
  private static final String NEW = "g00000001-2";

  private final GenerationRecords records =
      Parts.records(Parts.of(OLD, 0, 1, 100, 120), Parts.of(NEW, 0, 1, 63, 0));

  @Test
  void line_isShortAndSaysAll() {
    // Given
    records.put(new TableKey.Serving(), decision(OLD, true));
    records.put(new TableKey.Anew(NEW), decision(NEW, false));
    Generations all = records.generations();

    // When, Then
    assertThat(all.all().stream().map(each -> GenerationText.line(each, all)))
        .containsExactly(
            "g00000001-2                      31 % counted, 137 left        as of not known                     Peru  (given up: why)",
            "g00000001-1     serving, pinned  complete                      as of 2026-11-24T02:01:40Z          Peru");
  }

  @Test
  void heading_saysAsOfWhenAndHowMany() {
    assertThat(GenerationText.heading(records.generations().named(OLD).orElseThrow()))
        .isEqualTo(
            "generation g00000001-1, complete, counted as of 2026-11-24T02:01:40Z, 220 orders");
  }

  @Test
  void serving_saysWhichOrWhatIsWaitedFor() {
    assertThat(GenerationText.serving(records.generations())).isEqualTo("serving: g00000001-1");
    assertThat(GenerationText.serving(Parts.records(Parts.of(NEW, 0, 1, 63)).generations()))
        .isEqualTo("no generation serves: the orders are being counted: 63 %, 37 left, about 36 s");
    assertThat(GenerationText.serving(Generations.NONE))
        .isEqualTo(
            "no generation serves: no count of the orders has begun; is streams-app running?");
  }

  private static GenerationDecision decision(String generation, boolean pinned) {
    return new GenerationDecision(generation, pinned, "why", Instant.parse("2026-11-24T03:00:00Z"));
  }
}
