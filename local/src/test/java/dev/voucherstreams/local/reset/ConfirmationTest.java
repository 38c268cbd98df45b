package dev.voucherstreams.local.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

  @Test
  void isGiven_saidBeforehand_doesNotAsk() {
    assertThat(new Confirmation(Map.of("YES", "1")).isGiven()).isTrue();
  }
}
