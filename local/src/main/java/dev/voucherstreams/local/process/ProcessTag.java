package dev.voucherstreams.local.process;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The argument that says on a child's command line which component it is and which run directory it
 * belongs to. It is what tells our processes from foreign ones, and it can't go stale: unlike a pid
 * in a file, it ends with the process.
 *
 * @param runDirectory absolute, without symbolic links
 */
record ProcessTag(Path runDirectory) {

  private static final String PROPERTY = "-Dvoucher.child=";

  ProcessTag {
    if (!runDirectory.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + runDirectory);
    }
  }

  String argument(Component component) {
    return PROPERTY + component + "@" + runDirectory;
  }

  /** Which component of this run directory the process is; empty if it is none. */
  Optional<Component> read(ProcessHandle process) {
    String[] arguments = process.info().arguments().orElseGet(() -> new String[0]);
    return Stream.of(Component.values())
        .filter(component -> Stream.of(arguments).anyMatch(argument(component)::equals))
        .findFirst();
  }
}
