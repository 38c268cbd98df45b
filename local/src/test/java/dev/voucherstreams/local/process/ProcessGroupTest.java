package dev.voucherstreams.local.process;

import static dev.voucherstreams.local.process.Component.BROKER;
import static dev.voucherstreams.local.process.Component.GATEWAY;
import static dev.voucherstreams.local.process.Component.KAFKA_TOOL;
import static dev.voucherstreams.local.process.Component.LOADER;
import static dev.voucherstreams.local.process.Component.REGISTRY;
import static dev.voucherstreams.local.process.Component.STREAMS_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voucherstreams.local.settings.LocalException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessGroupTest {

  @TempDir private Path folder;

  private final ProcessGroup children = new ProcessGroup();
  private ChildProcesses processes;

  @BeforeEach
  void processesLogToTheFolder() {
    processes = new ChildProcesses(folder);
  }

  @AfterEach
  void nothingIsLeft() {
    children.close();
  }

  @Test
  void close_allComponents_stopsEachBeforeThoseThatItNeeds() throws IOException {
    // Given
    for (Component component : List.of(GATEWAY, REGISTRY, LOADER, BROKER, STREAMS_APP)) {
      children.start(processes.obedient(component));
      processes.awaitUp(component);
    }

    // When
    children.close();

    // Then
    assertThat(processes.ended())
        .containsExactly("loader", "gateway", "streams-app", "registry", "broker");
  }

  @Test
  void close_childThatDoesNotListen_killsItAfterItsGrace() throws IOException {
    // Given
    Child loader = children.start(processes.stubborn(LOADER));
    processes.awaitUp(LOADER);

    // When
    children.close();

    // Then
    assertThat(loader.onExit()).succeedsWithin(Duration.ofMinutes(1));
    assertThat(loader.exitCode()).isEqualTo(128 + 9);
  }

  @Test
  void start_afterClose_isRefused() {
    // Given
    children.close();

    // When, Then
    assertThatThrownBy(() -> children.start(processes.obedient(GATEWAY)))
        .isInstanceOf(LocalException.class)
        .hasMessage("gateway is not started: everything is being stopped");
  }

  @Test
  void run_childThatEnds_givesItsExitCode() throws IOException {
    // Given
    children.start(processes.obedient(BROKER));

    // When
    int exitCode = children.run(processes.script(KAFKA_TOOL, "exit 3"));

    // Then
    assertThat(exitCode).isEqualTo(3);
    children.pause(Duration.ofMillis(1)); // and its end is no alarm
  }

  @Test
  void run_anotherChildEndsFirst_showsThatOnesLastLines() throws IOException {
    // Given
    children.start(processes.script(STREAMS_APP, "echo starting; echo no memory left; exit 1"));

    // When, Then
    assertThatThrownBy(() -> children.run(processes.obedient(LOADER)))
        .isInstanceOf(LocalException.class)
        .hasMessage(
            "streams-app ended with exit code 1, last in %s:%n  | starting%n  | no memory left",
            folder.resolve("streams-app.log"));
  }

  @Test
  void stop_child_endsIt_andItsEndIsNoAlarm() throws IOException {
    // Given
    children.start(processes.obedient(BROKER));
    Child tool = children.start(processes.obedient(KAFKA_TOOL));
    processes.awaitUp(KAFKA_TOOL);

    // When
    children.stop(tool);

    // Then
    assertThat(processes.ended()).containsExactly("kafka-tool");
    children.pause(Duration.ofMillis(1));
  }

  @Test
  void pause_allAlive_ends() throws IOException {
    // Given
    children.start(processes.obedient(BROKER));

    // When
    children.pause(Duration.ofMillis(1));

    // Then
    assertThat(children.areClosing()).isFalse();
  }

  @Test
  void graces_ofAllComponents_fitIntoTheFifteenSecondsOfAStop() {
    // When
    Duration all =
        Stream.of(Component.values()).map(Component::grace).reduce(Duration.ZERO, Duration::plus);

    // Then
    assertThat(all).isLessThan(Duration.ofSeconds(15));
  }
}
