package dev.voucherstreams.local.run;

import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.Settings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code run}. */
@Command(
    name = "run",
    description = "Starts the whole system, loads a history, and stays until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

  @Option(
      names = "--history",
      paramLabel = "FILE|none",
      defaultValue = "${env:HISTORY:-}",
      description = "What to load: a file, or nothing; without it, a synthetic history.")
  private String history = "";

  @Override
  public Integer call() throws Exception {
    Map<String, String> environment = System.getenv();
    LocalRun run =
        new LocalRun(
            Settings.from(environment),
            Installation.ofThisJar(environment),
            new Console(System.out));
    return run.run(History.parse(history));
  }
}
