package dev.voucherstreams.bench.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk, as a child process. */
final class Wrk {
  private static final int THREADS = 2;
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern P50 = Pattern.compile("\\s50%\\s+([\\d.]+)(us|ms|s)\\s");
  private static final Pattern P99 = Pattern.compile("\\s99%\\s+([\\d.]+)(us|ms|s)\\s");

  private final Path script;
  private final int connections;

  /**
   * What one run has measured.
   *
   * @param refused how many of the requests were answered with an error
   */
  record Result(long requests, double perSecond, double p50Millis, double p99Millis, long refused) {

    double answeredPerSecond() {
      return perSecond * (requests - refused) / requests;
    }
  }

  /**
   * Posts the same body over and over.
   *
   * @param directory where wrk's script is written
   */
  Wrk(Path directory, int connections, String body) throws IOException {
    this.script = directory.resolve("post.lua");
    this.connections = connections;
    Files.writeString(
        script,
        """
        wrk.method = 'POST'
        wrk.headers['Content-Type'] = 'application/json'
        wrk.body = [[%s]]
        """
            .formatted(body));
  }

  static boolean isInstalled() throws InterruptedException {
    try {
      new ProcessBuilder("wrk", "-v")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  Result run(String url, int seconds) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "wrk",
            "-t" + THREADS,
            "-c" + connections,
            "-d" + seconds + "s",
            "--latency",
            "-s",
            script.toString(),
            url);
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0) {
      throw new IOException("wrk failed:\n" + output);
    }
    return new Result(
        Long.parseLong(find(REQUESTS, output).group(1)),
        Double.parseDouble(find(RATE, output).group(1)),
        millis(find(P50, output)),
        millis(find(P99, output)),
        refused(output));
  }

  private static Matcher find(Pattern pattern, String output) throws IOException {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IOException("wrk printed no " + pattern + ":\n" + output);
    }
    return matcher;
  }

  private static long refused(String output) {
    Matcher refused = REFUSED.matcher(output);
    return refused.find() ? Long.parseLong(refused.group(1)) : 0;
  }

  private static double millis(Matcher time) {
    double value = Double.parseDouble(time.group(1));
    return switch (time.group(2)) {
      case "us" -> value / 1_000;
      case "ms" -> value;
      default -> value * 1_000;
    };
  }
}
