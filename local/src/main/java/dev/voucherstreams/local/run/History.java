package dev.voucherstreams.local.run;

import dev.voucherstreams.local.settings.LocalException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which order history a run begins with. */
public sealed interface History {

  /** Nothing is loaded. */
  record None() implements History {}

  /** Made up by our own generator, once for a run directory. */
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
}
