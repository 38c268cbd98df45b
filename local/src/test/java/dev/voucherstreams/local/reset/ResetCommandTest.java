package dev.voucherstreams.local.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResetCommandTest {

  @Test
  void isConfirmed_saidBeforehand_doesNotAsk() {
    assertThat(ResetCommand.isConfirmed(Map.of("YES", "1"))).isTrue();
  }
}
