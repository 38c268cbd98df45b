package dev.voucherstreams.bench.serde;

import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Time and allocation of one order event, written and read by our serde and by Apicurio's.
 *
 * @param registry the registry's address, without the path of an API
 */
public record SerdeComparison(String registry) {

  private static final TimeValue ROUND = TimeValue.seconds(1);
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** Runs all four, half a minute together, and prints a line each. */
  public void run() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(SerdeBenchmark.class.getName())
            .param("registry", registry)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(ROUND)
            .measurementIterations(3)
            .measurementTime(ROUND)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    System.out.println("one order event as Avro in the Confluent wire format");
    Collection<RunResult> results = new Runner(options).run();
    results.forEach(SerdeComparison::print);
  }

  private static void print(RunResult result) {
    System.out.printf(
        "%-12s %-9s %,9.0f ns ± %,.0f   %,7.0f B allocated%n",
        result.getPrimaryResult().getLabel(),
        result.getParams().getParam("serde"),
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError(),
        Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATION)).getScore());
  }
}
