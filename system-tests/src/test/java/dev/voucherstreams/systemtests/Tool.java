package dev.voucherstreams.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs beyond JDK, Maven and make. Where it is missing the test says so and
 * how to get it; with {@code REQUIRE_TOOLS=true}, as in CI, it fails.
 */
final class Tool {

  private Tool() {}

  /** Goes on only if the program can be called. */
  static void require(String program, String debianPackage) {
    boolean found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (found) {
      return;
    }
    String message = "%s is missing: apt-get install %s".formatted(program, debianPackage);
    if ("true".equals(System.getenv("REQUIRE_TOOLS"))) {
      Assertions.fail(message);
    }
    System.out.println("Going without a test: " + message);
    Assumptions.abort(message);
  }
}
