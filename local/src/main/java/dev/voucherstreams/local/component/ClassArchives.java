package dev.voucherstreams.local.component;

import dev.voucherstreams.local.process.ClassArchive;
import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.UnpackedApp;
import dev.voucherstreams.local.settings.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The archives of the classes that the components' starts load. */
public final class ClassArchives {

  private ClassArchives() {}

  /** Those of all components that stay, but of applications that can't be unpacked. */
  public static Map<Component, ClassArchive> of(Installation installation) throws IOException {
    Map<Component, ClassArchive> all = new EnumMap<>(Component.class);
    all.put(Component.BROKER, broker(installation));
    all.put(Component.REGISTRY, registry(installation));
    putIfUnpacked(all, Component.STREAMS_APP, installation.streamsAppJar());
    putIfUnpacked(all, Component.GATEWAY, installation.gatewayJar());
    return all;
  }

  /** Whether there are all that the next start takes. */
  public static boolean areKept(Installation installation) throws IOException {
    Map<Component, ClassArchive> all = of(installation);
    return all.keySet().containsAll(List.of(Component.STREAMS_APP, Component.GATEWAY))
        && all.values().stream().allMatch(ClassArchive::exists);
  }

  private static void putIfUnpacked(Map<Component, ClassArchive> all, Component app, Path jar)
      throws IOException {
    UnpackedApp unpacked = UnpackedApp.of(jar);
    if (unpacked.isUnpacked()) {
      all.put(app, unpacked.classes());
    }
  }

  static ClassArchive broker(Installation installation) throws IOException {
    return ClassArchive.ofJars(installation.brokerJars(), installation.brokerClassPath());
  }

  static ClassArchive registry(Installation installation) throws IOException {
    return ClassArchive.ofJars(installation.registryJars(), installation.registryJar().toString());
  }
}
