package dev.voucherstreams.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.LocalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupProbeTest {

  @TempDir private Path folder;

  private final ProcessGroup children = new ProcessGroup();
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final StartupProbe arrivals =
      new StartupProbe(children, new Console(new PrintStream(seen, true, StandardCharsets.UTF_8)));

  @AfterEach
  void nothingIsLeft() {
    children.close();
  }

  @Test
  void awaitAll_componentsAnswer_tellsAddressAndLogOfEach()
      throws IOException, InterruptedException {
    // Given
    arrivals.start(launch(Component.BROKER, "sleep 60"), "localhost:9092", () -> true);
    arrivals.start(launch(Component.REGISTRY, "sleep 60"), "http://localhost:8081", () -> true);

    // When
    arrivals.awaitAll();

    // Then
    assertThat(seen.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("broker", "localhost:9092", log(Component.BROKER)),
            line ->
                assertThat(line)
                    .contains("registry", "http://localhost:8081", log(Component.REGISTRY)));
  }

  @Test
  void awaitAll_componentEndsInstead_showsItsLastLines() throws IOException {
    // Given
    arrivals.start(launch(Component.GATEWAY, "echo another instance; exit 78"), "", () -> false);

    // When, Then
    assertThatThrownBy(arrivals::awaitAll)
        .isInstanceOf(LocalException.class)
        .hasMessageContaining("gateway ended with exit code 78")
        .hasMessageContaining("| another instance");
  }

  private Launch launch(Component component, String script) {
    return new Launch(
        component,
        List.of("/bin/sh", "-c", script),
        Map.of(),
        Optional.of(Path.of(log(component))));
  }

  private String log(Component component) {
    return folder.resolve(component + ".log").toString();
  }
}
