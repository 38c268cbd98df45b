package dev.voucherstreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CountedGenerationsTest {

  @Test
  void newestServes_thereIsNothingToSay() {
    CountedGenerations all = told("\"g1-1\"", true, 1.0);

    assertThat(all.isServedTheNewest()).isTrue();
    assertThat(all.besides()).isEmpty();
  }

  @Test
  void newerIsBeingCounted_isTold() {
    CountedGenerations all = told("\"g0-1\"", false, 0.129);

    assertThat(all.isServedTheNewest()).isFalse();
    assertThat(all.besides())
        .contains("new rules are being counted (g1-1, 12 %); until then answers come from g0-1");
  }

  @Test
  void newerIsComplete_butAnotherWasPinned_isNothingToSay() {
    CountedGenerations all = told("\"g0-1\"", true, 1.0);

    assertThat(all.isServedTheNewest()).isFalse();
    assertThat(all.besides()).isEmpty();
  }

  @Test
  void noneServes_isNothingToSay() {
    CountedGenerations all = told("null", false, 0.5);

    assertThat(all.isServedTheNewest()).isFalse();
    assertThat(all.besides()).isEmpty();
  }

  private static CountedGenerations told(String serving, boolean complete, double progress) {
    String json =
        """
        {"serving": %s, "generations": [
          {"name": "g1-1", "complete": %s, "progress": %s}, {"name": "g0-1", "complete": true}]}
        """;
    return new CountedGenerations(
        new JsonMapper().readTree(json.formatted(serving, complete, progress)));
  }
}
