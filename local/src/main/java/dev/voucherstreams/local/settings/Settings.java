package dev.voucherstreams.local.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ports of the local system and the folder of its data, as the environment says. */
public record Settings(
    Port kafka, Port registry, Port streamsApp, Port gateway, RunDirectory runDirectory) {

  public Settings {
    List.of(kafka, registry, streamsApp, gateway).stream()
        .collect(Collectors.groupingBy(Port::number))
        .values()
        .forEach(Settings::requireOne);
  }

  public static Settings from(Map<String, String> environment) {
    return new Settings(
        Port.from(environment, "KAFKA_PORT", 9092),
        Port.from(environment, "REGISTRY_PORT", 8081),
        Port.from(environment, "STREAMS_PORT", 8001),
        Port.from(environment, "GATEWAY_PORT", 8000),
        RunDirectory.from(environment));
  }

  public List<Port> ports() {
    return List.of(kafka, registry, streamsApp, gateway);
  }

  /**
   * Checks that every component will be able to listen at its port.
   *
   * @throws LocalException naming every port that is in use, and the variable to change
   */
  public void requireFreePorts() {
    String taken =
        ports().stream()
            .filter(port -> !port.isFree())
            .map(
                port ->
                    "port %d is in use: choose another with %s"
                        .formatted(port.number(), port.variable()))
            .collect(Collectors.joining("\n"));
    if (!taken.isEmpty()) {
      throw new LocalException(taken);
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + kafka.number();
  }

  public String registryUrl() {
    return "http://127.0.0.1:" + registry.number() + "/apis/ccompat/v7";
  }

  private static void requireOne(List<Port> same) {
    if (same.size() > 1) {
      throw new LocalException(
          same.stream().map(Port::variable).collect(Collectors.joining(" and "))
              + " are the same port, "
              + same.get(0).number());
    }
  }
}
