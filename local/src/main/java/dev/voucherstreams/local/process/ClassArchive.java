package dev.voucherstreams.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes that a program's start loads, as the JVM has them in memory (class data sharing):
 * with them, the next start takes half the work. As long as there is no archive, a start notes
 * which classes it loads; one is {@linkplain #dump made} of that when there is time.
 */
public final class ClassArchive {

  private final StartFolder folder;
  private final String classPath;

  ClassArchive(StartFolder folder, String classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  /**
   * The archive of a program that comes as a folder of jars, beside that folder. Jars that have
   * their size and their time are the same, to us and to the JVM.
   *
   * @param classPath where the JVM finds them
   */
  public static ClassArchive ofJars(Path jars, String classPath) throws IOException {
    try (Stream<Path> files = Files.walk(jars)) {
      Path parent = jars.resolveSibling(jars.getFileName() + "-start");
      return new ClassArchive(
          StartFolder.in(
              parent, files.filter(Files::isRegularFile).sorted().map(jar -> of(jars, jar))),
          classPath);
    } catch (UncheckedIOException e) {
      throw e.getCause(); // jars that a build is replacing
    }
  }

  private static String of(Path jars, Path jar) {
    try {
      return "%s %d %s"
          .formatted(jars.relativize(jar), Files.size(jar), Files.getLastModifiedTime(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is one. */
  public boolean exists() {
    return Files.exists(file());
  }

  /** The JVM's flags of a start that takes it, where there is one. */
  public List<String> flags() {
    return exists() ? List.of("-XX:SharedArchiveFile=" + file()) : List.of();
  }

  /** The same; where there is none, the classes that the start loads are noted. */
  public List<String> flags(Path list) {
    return exists() ? flags() : List.of("-XX:DumpLoadedClassList=" + list);
  }

  /** The file whose lock is the right to make it. */
  public FileChannel lock() throws IOException {
    Files.createDirectories(folder.path());
    return FileChannel.open(
        folder.path().resolve("archive.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * Makes it, which takes a core some 20 s; when it is made, it has to be {@linkplain #keep kept}.
   *
   * @param list what a start has noted, or goes on to note
   * @param log takes what the JVM says, which is a lot
   */
  public Launch dump(JavaCommand java, Path list, Path log) throws IOException {
    List<String> classes = Files.readAllLines(list);
    int whole = Math.max(0, classes.size() - 1); // the last may not be complete
    Files.write(noted(), classes.subList(0, whole));
    List<String> arguments =
        List.of(
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + noted(),
            "-XX:SharedArchiveFile=" + unfinished(),
            "-cp",
            classPath);
    return new Launch(
        Component.CLASS_ARCHIVE,
        java.inBackground(Component.CLASS_ARCHIVE, arguments),
        Map.of(),
        Optional.of(log));
  }

  /** Has the starts from now on take what was made. */
  public void keep() throws IOException {
    Files.delete(noted());
    Files.move(unfinished(), file(), StandardCopyOption.ATOMIC_MOVE);
    folder.deleteOthers();
  }

  private Path file() {
    return folder.path().resolve("loaded-classes.jsa");
  }

  private Path unfinished() {
    return folder.path().resolve("unfinished.jsa");
  }

  private Path noted() {
    return folder.path().resolve("unfinished.list");
  }
}
