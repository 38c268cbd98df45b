package dev.voucherstreams.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A Spring Boot application that starts with half the work: its jar unpacked, since a JVM keeps
 * nothing of jars within a jar, and an archive of the classes that a start loads, as they are in
 * memory (class data sharing). They are in a folder beside the jar, named by what is in the jar and
 * by the JVM, so that neither is used with another.
 *
 * @param jar the application
 * @param folder what is prepared
 */
public record PreparedApp(Path jar, Path folder) {

  private static final String JVM =
      System.getProperty("java.home") + " " + System.getProperty("java.vm.version");

  /* A start that ends as soon as everything is wired needs no broker, and no port of its own. */
  private static final List<String> UNTIL_IT_IS_WIRED =
      List.of(
          "-Dspring.context.exit=onRefresh",
          "-Dserver.address=127.0.0.1",
          "-Dserver.port=0",
          "-Dmanagement.server.address=127.0.0.1",
          "-Dmanagement.server.port=0");

  /** Where this jar is prepared, or will be. */
  public static PreparedApp of(Path jar) throws IOException {
    return new PreparedApp(jar, jar.resolveSibling("start").resolve(key(jar)));
  }

  private static String key(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(JVM.getBytes(UTF_8));
      zip.stream()
          .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
          .forEach(entry -> digest.update(entry.getBytes(UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JVM has it
    }
  }

  /** Whether there is nothing more to prepare. */
  public boolean isReady() {
    return Files.exists(archive());
  }

  /**
   * Prepares it, unless somebody else has meanwhile. It takes some ten seconds.
   *
   * @throws IOException if that fails; it can be started all the same
   */
  public void prepare() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock unused = channel.lock(); // until the channel is closed
      if (!isReady()) {
        run(
            List.of(
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString()));
        Path unfinished = folder.resolve("unfinished.jsa");
        run(
            Stream.of(
                    JavaCommand.FLAGS,
                    UNTIL_IT_IS_WIRED,
                    List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-jar", unpacked()))
                .flatMap(List::stream)
                .toList());
        Files.move(unfinished, archive());
        deleteFormer();
      }
    }
  }

  /* Each has some 200 MB. */
  private void deleteFormer() throws IOException {
    try (Stream<Path> files = Files.walk(jar.resolveSibling("start"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.startsWith(folder) && !folder.startsWith(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private void run(List<String> arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("prepare.log");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(JavaCommand.JAVA), arguments.stream()).toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("STATE_DIR", folder.resolve("state").toString());
    Process process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "it ended with exit code %d, see %s".formatted(process.exitValue(), log));
      }
    } finally {
      process.destroy();
    }
  }

  /** The JVM's arguments that start it, as fast as what is there allows. */
  public List<String> arguments() {
    return isReady()
        ? List.of("-XX:SharedArchiveFile=" + archive(), "-jar", unpacked())
        : List.of("-jar", jar.toString());
  }

  private Path archive() {
    return folder.resolve("classes.jsa");
  }

  private String unpacked() {
    return folder.resolve(jar.getFileName()).toString();
  }
}
