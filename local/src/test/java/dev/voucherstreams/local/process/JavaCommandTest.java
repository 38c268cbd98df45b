package dev.voucherstreams.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

  @Test
  void of_flagsAndArguments_comeInTheOrderThatJavaWants() {
    // Given
    JavaCommand java = new JavaCommand(Path.of("/data/run"));

    // When
    List<String> command =
        java.of(
            Component.GATEWAY, List.of("-Xmx1m"), List.of("-jar", "app.jar"), List.of("--help"));

    // Then
    assertThat(command)
        .startsWith("/bin/sh", "-c")
        .containsSubsequence(
            "-Dvoucher.child=gateway@/data/run", "-Xmx1m", "-jar", "app.jar", "--help")
        .endsWith("--help");
  }
}
