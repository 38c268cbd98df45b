package dev.voucherstreams.loader;

import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.Failures;
import dev.voucherstreams.loader.kafka.KafkaSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands have in common that read or write topics: a failure is told in one line. */
@Command(
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
  abstract void run(Cluster cluster);

  @Override
  public Integer call() {
    options.configureLogging();
    try (Cluster cluster = Cluster.connect(settings())) {
      run(cluster);
      return ExitCode.OK;
    } catch (KafkaException e) {
      spec.commandLine().getErr().println(Failures.explain(e));
      return ExitCode.SOFTWARE;
    }
  }

  private KafkaSettings settings() {
    try {
      return options.settings();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
