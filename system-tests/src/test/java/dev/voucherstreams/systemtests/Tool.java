package dev.voucherstreams.systemtests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs beyond JDK, Maven and make. Where it is missing the test says so and
 * how to get it; with {@code REQUIRE_TOOLS=true}, as in CI, it fails.
 */
final class Tool {

  private Tool() {}

  /** Goes on only if the program can be called, and returns where it is. */
  static Path require(String program, String debianPackage) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String message = "%s is missing: apt-get install %s".formatted(program, debianPackage);
    if ("true".equals(System.getenv("REQUIRE_TOOLS"))) {
      return Assertions.fail(message);
    }
    System.out.println("Going without a test: " + message);
    return Assumptions.abort(message);
  }
}
