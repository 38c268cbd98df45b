package dev.voucherstreams.local.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipFile;

/**
 * A Spring Boot application whose jar is unpacked beside it: a JVM that loads classes from jars
 * within a jar takes longer, and can't keep them in a {@link ClassArchive}.
 */
public final class UnpackedApp {

  private final Path jar;
  private final StartFolder folder;

  private UnpackedApp(Path jar, StartFolder folder) {
    this.jar = jar;
    this.folder = folder;
  }

  /** Where this jar is unpacked, or will be: jars with the same content are the same. */
  public static UnpackedApp of(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      StartFolder folder =
          StartFolder.in(
              jar.resolveSibling("start"),
              zip.stream().map(entry -> entry.getName() + " " + entry.getCrc()));
      return new UnpackedApp(jar, folder);
    }
  }

  /**
   * The jar to start: it names the others in its manifest. As long as it isn't there, the whole.
   */
  public Path jar() {
    return isUnpacked() ? unpacked() : jar;
  }

  /** The classes of its start. */
  public ClassArchive classes() {
    return new ClassArchive(folder, unpacked().toString());
  }

  /** Whether it is there. */
  public boolean isUnpacked() {
    return Files.exists(unpacked());
  }

  /**
   * Unpacks it, unless somebody else has meanwhile. It takes some seconds.
   *
   * @throws IOException if that fails; it can be started all the same
   */
  public void unpack() throws IOException, InterruptedException {
    Files.createDirectories(folder.path());
    try (FileChannel channel =
        FileChannel.open(
            folder.path().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock unused = channel.lock(); // until the channel is closed
      if (!isUnpacked()) {
        Path unfinished = folder.path().resolve("unfinished");
        extractTo(unfinished);
        Files.move(unfinished, target());
        folder.deleteOthers();
      }
    }
  }

  private void extractTo(Path destination) throws IOException, InterruptedException {
    Path log = folder.path().resolve("unpack.log");
    Process process =
        new ProcessBuilder(
                JavaCommand.JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                destination.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "it ended with exit code %d, see %s".formatted(process.exitValue(), log));
      }
    } finally {
      process.destroy();
    }
  }

  private Path target() {
    return folder.path().resolve("app");
  }

  private Path unpacked() {
    return target().resolve(jar.getFileName());
  }
}
