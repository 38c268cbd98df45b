package dev.voucherstreams.local.run;

import dev.voucherstreams.local.component.ClassArchives;
import dev.voucherstreams.local.process.ClassArchive;
import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.RunDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes the next start take less time than this one: keeps the classes that each component has
 * loaded, one after the other, with what the others leave of the cores.
 */
record NextStart(
    RunDirectory runDirectory, ProcessGroup children, JavaCommand java, Console screen) {

  /** It is no reason to stop anything when that fails. */
  void prepare(Installation installation) {
    try {
      for (Map.Entry<Component, ClassArchive> each : ClassArchives.of(installation).entrySet()) {
        keepUnlessOthersDo(each.getKey(), each.getValue());
      }
    } catch (IOException e) {
      screen.say("the next start will be as slow as this one: " + e);
    }
  }

  private void keepUnlessOthersDo(Component component, ClassArchive classes) throws IOException {
    if (classes.exists()) {
      return;
    }
    try (FileChannel lock = classes.lock()) {
      if (lock.tryLock() != null && !classes.exists()) {
        keep(component, classes);
      }
    }
  }

  private void keep(Component component, ClassArchive classes) throws IOException {
    Path list = runDirectory.classes(component.toString());
    Path log = runDirectory.log(Component.CLASS_ARCHIVE + "-" + component);
    if (children.run(classes.dump(java, list, log)) == 0) {
      classes.keep();
    } else if (!children.areClosing()) {
      screen.say(
          "the next start of %s will be as slow as this one, see %s".formatted(component, log));
    }
  }
}
