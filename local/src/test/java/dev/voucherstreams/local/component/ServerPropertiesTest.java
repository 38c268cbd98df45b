package dev.voucherstreams.local.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ServerPropertiesTest {

  @Test
  void toProperties_ports_listensOnLoopbackOnly() {
    // When
    Properties properties = new ServerProperties(9092, 40000, Path.of("/run/data")).toProperties();

    // Then
    assertThat(properties)
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:40000")
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:40000")
        .containsEntry("log.dirs", "/run/data")
        .containsEntry("auto.create.topics.enable", "false");
  }

  @Test
  void toControllerOnly_sameNode_servesNobody() {
    // When
    Properties properties =
        new ServerProperties(9092, 40000, Path.of("/run/data")).toControllerOnly();

    // Then
    assertThat(properties)
        .containsEntry("process.roles", "controller")
        .containsEntry("listeners", "CONTROLLER://127.0.0.1:40000")
        .containsEntry("node.id", "1")
        .containsEntry("log.dirs", "/run/data");
  }
}
