package dev.voucherstreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CountedGenerationsTest {

  @Test
  void newestServes_thereIsNothingToSay() {
    CountedGenerations all = told("\"g1-1\"", true, 1.0);

    assertThat(all.answersAreAsOf(Instant.parse("2026-11-24T07:59:59Z"))).isTrue();
    assertThat(all.answersAreAsOf(Instant.parse("2026-11-24T08:00:00Z"))).isFalse();
    assertThat(all.besides()).isEmpty();
  }

  @Test
  void newerIsBeingCounted_isTold() {
    CountedGenerations all = told("\"g0-1\"", false, 0.129);

    assertThat(all.answersAreAsOf(Instant.MAX)).isTrue();
    assertThat(all.besides())
        .contains("new rules are being counted (g1-1, 12 %); until then answers come from g0-1");
  }

  @Test
  void newerIsComplete_butAnotherWasPinned_isNothingToSay() {
    CountedGenerations all = told("\"g0-1\"", true, 1.0);

    assertThat(all.answersAreAsOf(Instant.MAX)).isTrue();
    assertThat(all.besides()).isEmpty();
  }

  @Test
  void noneServes_isNothingToSay() {
    CountedGenerations all = told("null", false, 0.5);

    assertThat(all.answersAreAsOf(Instant.MAX)).isTrue();
    assertThat(all.besides()).isEmpty();
  }

  private static CountedGenerations told(String serving, boolean complete, double progress) {
    String json =
        """
        {"serving": %s, "generations": [
          {"name": "g1-1", "complete": %s, "progress": %s,
           "counted_as_of": "2026-11-24T08:00:00Z"}, {"name": "g0-1", "complete": true}]}
        """;
    return new CountedGenerations(
        new JsonMapper().readTree(json.formatted(serving, complete, progress)));
  }
}
