package dev.voucherstreams.local.run;

import dev.voucherstreams.local.component.Loader;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.LocalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which order history a run begins with. */
public sealed interface History {

  /** Nothing is loaded. */
  record None() implements History {}

  /** Synthetic: generated once for a run directory. */
  record Synthetic(int rows) implements History {}

  /** The user's own. */
  record Given(Path file) implements History {

    public Given {
      if (!Files.isRegularFile(file)) {
        throw new LocalException("HISTORY is not a file: " + file);
      }
    }
  }

  /**
   * Understands what the user says.
   *
   * @param text a file, {@code none}, or empty for a synthetic history
   */
  static History parse(String text) {
    return switch (text) {
      case "" -> new Synthetic(100_000);
      case "none" -> new None();
      default -> new Given(Path.of(text));
    };
  }

  /**
   * Loads it, and generates it before if need be. Returns when its events are counted.
   *
   * @param folder where it is generated
   * @return whether there was something to be counted, and it was
   */
  default boolean load(Loader loader, ProcessGroup children, Path folder) throws IOException {
    if (this instanceof Given given) {
      return load(given.file(), loader, children);
    }
    if (this instanceof Synthetic synthetic) {
      Path file = folder.resolve("synthetic-" + synthetic.rows() + ".csv");
      if (!Files.exists(file)) {
        int exitCode = children.run(loader.generate(synthetic.rows(), file));
        if (exitCode != 0) {
          throw failure("no history was made", exitCode);
        }
      }
      return load(file, loader, children);
    }
    return false;
  }

  /* Not counted is what was loaded if newer rules serve: then there are answers all the same. */
  private static boolean load(Path file, Loader loader, ProcessGroup children) throws IOException {
    int exitCode = children.run(loader.load(file));
    if (exitCode == Loader.NOT_COUNTED) {
      return false;
    }
    if (exitCode != 0 && exitCode != Loader.SOME_ROWS_REJECTED) {
      throw failure("the history was not loaded", exitCode);
    }
    return true;
  }

  private static LocalException failure(String what, int exitCode) {
    return new LocalException(what + ": the loader ended with exit code " + exitCode);
  }
}
