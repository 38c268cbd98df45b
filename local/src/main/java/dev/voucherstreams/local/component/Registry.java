package dev.voucherstreams.local.component;

import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schema registry, Apicurio. Its schemas and their ids are in an H2 file. */
public record Registry(Settings settings, Installation installation, JavaCommand java) {

  public Launch start() throws IOException {
    List<String> classes =
        ClassArchives.registry(installation).flags(settings.runDirectory().classes("registry"));
    Path database = settings.runDirectory().registry().resolve("schemas").toAbsolutePath();
    return new Launch(
        Component.REGISTRY,
        java.of(
            Component.REGISTRY,
            List.of("-Xmx256m"),
            classes,
            List.of("-jar", installation.registryJar().toString())),
        Map.of(
            "QUARKUS_HTTP_HOST", "127.0.0.1",
            "QUARKUS_HTTP_PORT", String.valueOf(settings.registry().number()),
            "APICURIO_STORAGE_KIND", "sql",
            "APICURIO_STORAGE_SQL_KIND", "h2",
            // Events carry a schema's id: it must be on disk before anyone gets to know it.
            "APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + database + ";WRITE_DELAY=0"),
        Optional.of(settings.runDirectory().log("registry")));
  }
}
