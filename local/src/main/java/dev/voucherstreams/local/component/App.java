package dev.voucherstreams.local.component;

import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.process.UnpackedApp;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.Port;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of our own Spring Boot applications. */
public record App(
    Component component, UnpackedApp unpacked, String heap, Port port, Settings settings) {

  public static App streamsApp(Settings settings, Installation installation) throws IOException {
    return new App(
        Component.STREAMS_APP,
        UnpackedApp.of(installation.streamsAppJar()),
        "-Xmx512m",
        settings.streamsApp(),
        settings);
  }

  public static App gateway(Settings settings, Installation installation) throws IOException {
    return new App(
        Component.GATEWAY,
        UnpackedApp.of(installation.gatewayJar()),
        "-Xmx256m",
        settings.gateway(),
        settings);
  }

  public Launch start(JavaCommand java) {
    List<String> classes =
        unpacked.classes().flags(settings.runDirectory().classes(component.toString()));
    return new Launch(
        component,
        java.of(component, List.of(heap), classes, List.of("-jar", unpacked.jar().toString())),
        environment(),
        Optional.of(settings.runDirectory().log(component.toString())));
  }

  private Map<String, String> environment() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers(),
        "SCHEMA_REGISTRY_URL", settings.registryUrl(),
        "STATE_DIR", settings.runDirectory().state(component.toString()).toString(),
        // Another port must not make it another member of its group: the former would be waited
        // for.
        "INSTANCE_ID", "local",
        // The host's name would lead elsewhere: nothing listens there.
        "APPLICATION_SERVER", "127.0.0.1:" + port.number(),
        "SERVER_ADDRESS", "127.0.0.1",
        "SERVER_PORT", String.valueOf(port.number()),
        "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
        "MANAGEMENT_SERVER_PORT", String.valueOf(managementPort()));
  }

  /* Ten above the application's own, as its configuration has it, unless somebody else is there. */
  private int managementPort() {
    return Port.freeOneLike(port.number() + 10);
  }
}
