package dev.voucherstreams.local.process;

import static dev.voucherstreams.local.process.Component.BROKER;
import static dev.voucherstreams.local.process.Component.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedProcessesTest {

  /* Waits without a child: one that a shell has just forked bears its parent's mark. */
  private static final String UNTIL_KILLED = "mkfifo \"$0.fifo\"; echo up; read x < \"$0.fifo\"";

  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private Path folder;

  private final ProcessGroup launcher = new ProcessGroup();
  private Path runDirectory;
  private ChildProcesses processes;

  @BeforeEach
  void runDirectoryIsReal() throws IOException {
    runDirectory = folder.toRealPath();
    processes = new ChildProcesses(runDirectory);
  }

  @AfterEach
  void nothingIsLeft() {
    launcher.close();
  }

  @Test
  void stop_markedProcesses_endsThem() throws IOException {
    // Given
    Child broker = leave(BROKER, runDirectory);
    Child gateway = leave(GATEWAY, runDirectory);
    OrphanedProcesses leftovers = OrphanedProcesses.of(runDirectory);

    // When
    leftovers.stop();

    // Then
    assertThat(leftovers.components()).containsExactly(GATEWAY, BROKER);
    assertThat(broker.onExit()).succeedsWithin(SOON);
    assertThat(gateway.onExit()).succeedsWithin(SOON);
    assertThat(OrphanedProcesses.of(runDirectory).components()).isEmpty();
  }

  @Test
  void of_processesOfAnotherRunDirectory_findsNone() throws IOException {
    // Given
    leave(BROKER, Files.createDirectory(runDirectory.resolve("other")));

    // When
    OrphanedProcesses leftovers = OrphanedProcesses.of(runDirectory);

    // Then
    assertThat(leftovers.components()).isEmpty();
  }

  private Child leave(Component component, Path directory) throws IOException {
    String mark = new ProcessTag(directory).argument(component);
    String name = directory.resolve(component.toString()).toString();
    Child child = launcher.start(processes.script(component, UNTIL_KILLED, name, mark));
    processes.awaitUp(component);
    return child;
  }
}
