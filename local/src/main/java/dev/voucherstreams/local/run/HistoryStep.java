package dev.voucherstreams.local.run;

import dev.voucherstreams.local.component.Loader;
import dev.voucherstreams.local.process.Launch;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.settings.LocalException;
import dev.voucherstreams.local.settings.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads a history, and makes it up before if need be. */
record HistoryStep(Loader loader, ProcessGroup children, RunDirectory runDirectory) {

  /** Returns when the history's events are counted. */
  void run(History history) throws IOException {
    if (history instanceof History.Given given) {
      load(given.file());
    } else if (history instanceof History.Synthetic synthetic) {
      load(generated(synthetic));
    }
  }

  private void load(Path file) throws IOException {
    runLoader(loader.load(file), "the history was not loaded");
  }

  private Path generated(History.Synthetic synthetic) throws IOException {
    Path file = runDirectory.history().resolve("synthetic-" + synthetic.rows() + ".csv");
    if (!Files.exists(file)) {
      runLoader(loader.generate(synthetic.rows(), file), "no history was made");
    }
    return file;
  }

  private void runLoader(Launch launch, String failure) throws IOException {
    int exitCode = children.run(launch);
    if (exitCode != 0 && exitCode != Loader.SOME_ROWS_REJECTED) {
      throw new LocalException(failure + ": the loader ended with exit code " + exitCode);
    }
  }
}
