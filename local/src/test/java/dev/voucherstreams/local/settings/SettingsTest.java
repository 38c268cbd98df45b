package dev.voucherstreams.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void from_emptyEnvironment_hasTheDocumentedDefaults() {
    // When
    Settings settings = Settings.from(Map.of());

    // Then
    assertThat(settings.ports())
        .containsExactly(
            new Port("KAFKA_PORT", 9092),
            new Port("REGISTRY_PORT", 8081),
            new Port("STREAMS_PORT", 8001),
            new Port("GATEWAY_PORT", 8000));
    assertThat(settings.runDirectory().root()).isEqualTo(Path.of(".run"));
  }

  @Test
  void from_environment_overridesEachDefault() {
    // When
    Settings settings =
        Settings.from(Map.of("GATEWAY_PORT", " 8010 ", "KAFKA_PORT", "", "RUN_DIR", "elsewhere"));

    // Then
    assertThat(settings.gateway().url()).isEqualTo("http://localhost:8010");
    assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(settings.runDirectory().root()).isEqualTo(Path.of("elsewhere"));
  }

  @Test
  void from_portThatIsNone_namesVariableAndValue() {
    assertThatThrownBy(() -> Settings.from(Map.of("GATEWAY_PORT", "http")))
        .isInstanceOf(LocalException.class)
        .hasMessage("GATEWAY_PORT must be a port from 1 to 65535, but is: http");
    assertThatThrownBy(() -> Settings.from(Map.of("STREAMS_PORT", "65536")))
        .isInstanceOf(LocalException.class)
        .hasMessage("STREAMS_PORT must be a port from 1 to 65535, but is: 65536");
  }

  @Test
  void from_samePortTwice_namesBothVariables() {
    assertThatThrownBy(() -> Settings.from(Map.of("GATEWAY_PORT", "8081")))
        .isInstanceOf(LocalException.class)
        .hasMessage("REGISTRY_PORT and GATEWAY_PORT are the same port, 8081");
  }

  @Test
  void requireFreePorts_onePortInUse_namesThePortAndTheVariable() throws IOException {
    try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Given
      int taken = somebody.getLocalPort();
      Settings settings = withPorts(Port.anyFree(), taken);

      // When, Then
      assertThatThrownBy(settings::requireFreePorts)
          .isInstanceOf(LocalException.class)
          .hasMessage("port %d is in use: choose another with REGISTRY_PORT", taken);
    }
  }

  @Test
  void requireFreePorts_nobodyThere_passes() {
    // Given
    Settings settings = withPorts(Port.anyFree(), Port.anyFree());

    // When
    settings.requireFreePorts();
  }

  private static Settings withPorts(int kafka, int registry) {
    return new Settings(
        new Port("KAFKA_PORT", kafka),
        new Port("REGISTRY_PORT", registry),
        new Port("STREAMS_PORT", Port.anyFree()),
        new Port("GATEWAY_PORT", Port.anyFree()),
        new RunDirectory(Path.of("unused")));
  }
}
