package dev.voucherstreams.systemtests;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A version of this project from its history, built beside this one. A clone without that history,
 * as an archive or a shallow clone is, has none; it says so, and in CI it fails.
 *
 * @param folder where it is checked out
 */
record FormerVersion(Path folder) {

  /* What `make test` was called by: Maven, or the wrapper at the root. */
  private static final String MAVEN = System.getenv().getOrDefault("MVN", "mvn");

  private static final List<String> BUILD =
      List.of(
          MAVEN.contains("/") ? Project.ROOT.resolve(MAVEN).toString() : MAVEN,
          "-q",
          "-T",
          "2",
          "-DskipTests",
          "-Dspotless.check.skip=true",
          "package",
          "-pl",
          "local,local/runtime,streams-app,gateway,loader",
          "-am");

  /** Builds it, unless that was done before. */
  static FormerVersion built(String commit) throws IOException, InterruptedException {
    requireHistory(commit);
    Path folder = Path.of("target", "versions", commit).toAbsolutePath();
    if (!Files.exists(folder.resolve("local/target/local.jar"))) {
      Files.createDirectories(folder);
      run(folder, "git", "clone", "-q", "--no-checkout", Project.ROOT.toString(), ".");
      run(folder, "git", "checkout", "-q", commit);
      run(folder, BUILD.toArray(String[]::new));
    }
    return new FormerVersion(folder);
  }

  private static void requireHistory(String commit) throws IOException, InterruptedException {
    int found =
        new ProcessBuilder("git", "cat-file", "-e", commit)
            .directory(Project.ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (found != 0) {
      String message = "this clone doesn't have the commit " + commit;
      if ("true".equals(System.getenv("REQUIRE_TOOLS"))) {
        fail(message);
      }
      System.out.println("Going without the version before: " + message);
      Assumptions.abort(message);
    }
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Path output =
        folder.resolveSibling(
            folder.getFileName() + "-" + Path.of(command[0]).getFileName() + ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(output));
    }
  }

  /** The command line that runs its launcher. */
  List<String> run(Path history) {
    return Project.java(
        folder.resolve("local/target/local.jar"), "run", "--history", history.toString());
  }
}
