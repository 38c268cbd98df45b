package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a run ends and the next one goes on, and which runs are refused. */
@SharedSystem
class LauncherIT {

  private final LocalSystem system;

  LauncherIT(LocalSystem system) {
    this.system = system;
  }

  @Test
  void ctrlC_stopsEverything_andTheNextRunHasTheSameAnswers() throws Exception {
    // Given
    String answers = system.answers();
    assertThat(system.components())
        .containsOnlyKeys("broker", "gateway", "registry", "streams-app");

    // When
    system.ctrlC();
    String printed = system.launcher().printed();
    system.start();

    // Then
    assertThat(printed).contains("stopping\nstopped after ");
    assertThat(system.launcher().printed())
        .contains("\n0 sent, 99,990 already loaded, 10 rejected");
    assertThat(system.answers()).isEqualTo(answers);
  }

  @Test
  void launcherKilled_nextRunStopsWhatWasLeft_andHasTheSameAnswers() throws Exception {
    // Given
    String answers = system.answers();
    Map<String, ProcessHandle> left = system.components();

    // When
    system.launcher().killJar(Project.LAUNCHER);
    system.launcher().await();
    assertThat(system.components()).isEqualTo(left);
    system.start();

    // Then
    assertThat(system.launcher().printed())
        .startsWith(
            "stopping what a killed run has left: [gateway, streams-app, registry, broker]\n");
    assertThat(system.components().values()).doesNotContainAnyElementsOf(left.values());
    assertThat(system.answers()).isEqualTo(answers);
  }

  @Test
  void secondLauncher_inTheSameRunDirectory_isRefused() throws Exception {
    // When
    Command.Result second = system.launchAnother(Map.of());

    // Then
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.output())
        .matches(
            "already running in .* \\(process \\d+\\): stop it first,"
                + " or choose another folder with RUN_DIR\n");
    assertThat(system.components()).hasSize(4);
  }

  @Test
  void launcher_wherePortsAreInUse_namesEachAndItsVariable() throws Exception {
    // When
    Command.Result second =
        system.launchAnother(Map.of("RUN_DIR", system.folder().resolve("other").toString()));

    // Then
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.output().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo(inUse("KAFKA_PORT")),
            line -> assertThat(line).isEqualTo(inUse("REGISTRY_PORT")),
            line -> assertThat(line).isEqualTo(inUse("STREAMS_PORT")),
            line -> assertThat(line).isEqualTo(inUse("GATEWAY_PORT")));
  }

  @Test
  void launcher_historyThatIsAbsent_saysSoAndStartsNothing() throws Exception {
    // When
    Command.Result run =
        system.launchAnother(
            Map.of(
                "RUN_DIR", system.folder().resolve("unused").toString(), "HISTORY", "absent.csv"));

    // Then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).isEqualTo("HISTORY is not a file: absent.csv\n");
    assertThat(system.folder().resolve("unused")).doesNotExist();
  }

  private String inUse(String variable) {
    return "port %s is in use: choose another with %s"
        .formatted(system.variable(variable), variable);
  }
}
