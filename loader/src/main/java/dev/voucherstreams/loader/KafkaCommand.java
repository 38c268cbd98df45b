package dev.voucherstreams.loader;

import dev.voucherstreams.loader.send.Failures;
import dev.voucherstreams.loader.send.KafkaSettings;
import dev.voucherstreams.loader.send.LoadFailedException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands have in common that read or write topics: a failure is told in one line. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:It failed; the message says why.",
      "2:Nothing was done: the command line is wrong."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
abstract class KafkaCommand implements Callable<Integer> {

  @Mixin private KafkaOptions options;
  @Spec private CommandSpec spec;

  /** Does the work, and prints what comes of it. */
  abstract void run(KafkaSettings kafka) throws LoadFailedException;

  @Override
  public Integer call() {
    options.configureLogging();
    try {
      run(settings());
      return ExitCode.OK;
    } catch (LoadFailedException e) {
      return failed(e.reason());
    } catch (KafkaException e) {
      return failed(Failures.explain(e));
    }
  }

  private KafkaSettings settings() {
    try {
      return options.settings();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int failed(String reason) {
    spec.commandLine().getErr().println(reason);
    return ExitCode.FAILED;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
