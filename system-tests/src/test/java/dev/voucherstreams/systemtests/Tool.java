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
public final class Tool {

  private Tool() {}

  /** Goes on only if the program of a Debian package can be called, and returns where it is. */
  public static Path require(String program, String debianPackage) {
    return requireOtherwise(program, "apt-get install " + debianPackage);
  }

  /**
   * Goes on only if the program can be called, and returns where it is.
   *
   * @param howToGet what to do where it is missing
   */
  public static Path requireOtherwise(String program, String howToGet) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String message = "%s is missing: %s".formatted(program, howToGet);
    if ("true".equals(System.getenv("REQUIRE_TOOLS"))) {
      return Assertions.fail(message);
    }
    System.out.println("Going without a test: " + message);
    return Assumptions.abort(message);
  }
}
