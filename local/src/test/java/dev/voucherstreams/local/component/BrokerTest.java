package dev.voucherstreams.local.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void notFenced_isSaidInTheWordsOfTheScript() {
    assertThat(ROOT.resolve("k8s/overlays/kind/start-kafka.sh"))
        .content()
        .contains("\n" + Broker.NOT_FENCED + ", last in $1:\n");
  }

  @Test
  void notFenced_namesAPlaceThatIsThere() {
    assertThat(Broker.NOT_FENCED).contains("docs/operations.md#a-transaction-that-never-ends");
    assertThat(ROOT.resolve("docs/operations.md"))
        .content()
        .contains("\n#### A transaction that never ends\n");
  }
}
