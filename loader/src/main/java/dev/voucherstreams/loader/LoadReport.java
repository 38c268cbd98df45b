package dev.voucherstreams.loader;

import dev.voucherstreams.loader.load.LoadOutcome;
import dev.voucherstreams.loader.load.LoadOutcome.Tally;
import dev.voucherstreams.report.words.Words;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ExitCode;

/**
 * Says in one line how a load ended, and in the exit code. One that is stopped by Ctrl-C ends with
 * 130, as usual; 3 is left to the JVM, which {@code ExitOnOutOfMemoryError} ends by it.
 */
final class LoadReport {

  /** The exit code when all is loaded, but streams-app was not seen to count it. */
  static final int NOT_COUNTED = 4;

  /** The exit code when all is loaded but the rows in the reject file. */
  static final int SOME_REJECTED = 5;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Path file;
  private final PrintWriter out;
  private final PrintWriter err;
  private final long started = System.nanoTime();

  LoadReport(Path file, PrintWriter out, PrintWriter err) {
    this.file = file;
    this.out = out;
    this.err = err;
  }

  void warn(List<String> lines) {
    lines.forEach(line -> out.printf("%s: %s%n", file, line));
  }

  /** Prints the line and returns the exit code. */
  int print(LoadOutcome outcome) {
    if (outcome instanceof LoadOutcome.Loaded loaded) {
      return loaded(loaded);
    }
    if (outcome instanceof LoadOutcome.Unusable unusable) {
      err.printf("%s: %s%n", file, unusable.reason());
      return ExitCode.USAGE;
    }
    if (outcome instanceof LoadOutcome.OtherFile other) {
      return otherFile(other);
    }
    LoadOutcome.Unfinished unfinished = (LoadOutcome.Unfinished) outcome;
    err.printf("%s: %s; %s%n", file, unfinished.reason(), done(unfinished.done()));
    return ExitCode.SOFTWARE;
  }

  private int otherFile(LoadOutcome.OtherFile other) {
    err.printf(
        "%s: %s%s%n",
        file,
        other.reason(),
        other
            .firstDifference()
            .map(row -> ", the first that differs is %s, counted from 0".formatted(row))
            .orElse(""));
    err.printf(
        "nothing was sent; its %s counted, and under another name (make load: DATASET=)"
            + " this file would count on top of them; to replace them: docs/running.md#load-a-corrected-history%n",
        sentence(other.counted(), "order", "stays", "stay"));
    return ExitCode.USAGE;
  }

  private static String done(LoadOutcome.Done done) {
    return done.sent() == 0
        ? "nothing was sent"
        : "%s sent, so that %s loaded; the same command goes on from there"
            .formatted(
                sentence(done.sent(), "order", "was", "were"),
                sentence(done.rows(), "row", "is", "are"));
  }

  private static String sentence(long count, String what, String ofOne, String ofMany) {
    return Words.count(count, what) + " " + (count == 1 ? ofOne : ofMany);
  }

  private int loaded(LoadOutcome.Loaded loaded) {
    double seconds = (System.nanoTime() - started) / NANOS_PER_SECOND;
    long rows = loaded.sent() + loaded.alreadyLoaded() + loaded.rejected();
    if (loaded.tally() == Tally.NOT_MOVING) {
      err.printf(
          "%s: sent, but nothing is being counted; is streams-app running, or are its rules those of"
              + " a generation that a newer one has taken the place of?%n",
          file);
    } else if (loaded.tally() == Tally.WAIT_STOPPED) {
      err.printf("%s: sent, but not waited until all is counted%n", file);
    }
    out.printf(
        Locale.ROOT,
        "%,d sent, %,d already loaded, %,d rejected%s, %.1f s, %,.0f rows/s%n",
        loaded.sent(),
        loaded.alreadyLoaded(),
        loaded.rejected(),
        loaded.rejected() == 0 ? "" : " (see " + loaded.rejects() + ")",
        seconds,
        rows / seconds);
    return exitCode(loaded);
  }

  private static int exitCode(LoadOutcome.Loaded loaded) {
    if (loaded.tally() == Tally.NOT_MOVING) {
      return NOT_COUNTED;
    }
    return loaded.rejected() == 0 ? ExitCode.OK : SOME_REJECTED;
  }
}
