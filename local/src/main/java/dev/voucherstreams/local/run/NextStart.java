package dev.voucherstreams.local.run;

import dev.voucherstreams.local.component.App;
import dev.voucherstreams.local.component.KafkaTool;
import dev.voucherstreams.local.component.Registry;
import dev.voucherstreams.local.process.ClassArchive;
import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the next start take less time than this one: keeps the classes that each component has
 * loaded, one after the other, with what the others leave of the cores.
 */
record NextStart(Settings settings, Installation installation, Session session, Console screen) {

  void prepare() throws IOException {
    KafkaTool kafka = new KafkaTool(installation, session.java(), settings.runDirectory());
    keep(App.streamsApp(settings, installation));
    keep(App.gateway(settings, installation));
    keep(Component.BROKER, kafka.classes());
    keep(Component.REGISTRY, new Registry(settings, installation, session.java()).classes());
  }

  private void keep(App app) throws IOException {
    if (app.unpacked().isUnpacked()) {
      keep(app.component(), app.classes());
    }
  }

  private void keep(Component component, ClassArchive classes) throws IOException {
    if (classes.exists()) {
      return;
    }
    Path list = settings.runDirectory().classes(component.toString());
    Path log = settings.runDirectory().log(Component.CLASS_ARCHIVE + "-" + component);
    if (session.children().run(classes.dump(session.java(), list, log)) == 0) {
      classes.keep();
    } else if (!session.children().areClosing()) {
      screen.say(
          "the next start of %s will be as slow as this one, see %s".formatted(component, log));
    }
  }
}
