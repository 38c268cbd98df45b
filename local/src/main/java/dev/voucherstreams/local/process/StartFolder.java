package dev.voucherstreams.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * A folder for what makes the starts of a program faster. Its name stands for the program's jars
 * and for the JVM, so that what is there is never used with others.
 *
 * @param parent has one such folder, of the version that was started last
 * @param path the folder, which may be missing
 */
record StartFolder(Path parent, Path path) {

  private static final String JVM =
      System.getProperty("java.home") + " " + System.getProperty("java.vm.version");

  /**
   * @param parent is to have it
   * @param jars what tells the program's jars from those of another version
   */
  static StartFolder in(Path parent, Stream<String> jars) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Stream.concat(Stream.of(JVM), jars)
          .forEach(each -> digest.update((each + "\n").getBytes(UTF_8)));
      String name = HexFormat.of().formatHex(digest.digest(), 0, 8);
      return new StartFolder(parent, parent.resolve(name));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JVM has it
    }
  }

  /** Removes those of other versions, each of which has some 100 MB. */
  void deleteOthers() throws IOException {
    try (Stream<Path> files = Files.walk(parent)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.startsWith(path) && !path.startsWith(file)) {
          Files.delete(file);
        }
      }
    }
  }
}
