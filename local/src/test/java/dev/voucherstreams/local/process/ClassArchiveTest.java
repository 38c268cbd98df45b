package dev.voucherstreams.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

  private static final String FROM_ARCHIVE = "Greeting source: shared objects file";

  @TempDir private Path folder;
  private Path jar;
  private Path list;

  @BeforeEach
  void makeProgram() throws IOException {
    Path jars = Files.createDirectory(folder.resolve("jars"));
    jar = ProgramJar.make(jars.resolve("greeting.jar"), Greeting.class, "one");
    list = folder.resolve("list");
  }

  @Test
  void start_withoutArchive_notesItsClasses() throws Exception {
    String said = start(archive().flags(list));

    assertThat(said).contains("hello").doesNotContain(FROM_ARCHIVE);
    assertThat(list).content().contains("dev/voucherstreams/local/process/Greeting");
  }

  @Test
  void start_withArchive_takesItsClassesFromThere() throws Exception {
    // Given
    start(archive().flags(list));

    // When
    make(archive());

    // Then
    assertThat(archive().exists()).isTrue();
    assertThat(start(archive().flags(list))).contains("hello", FROM_ARCHIVE);
    assertThat(start(archive().flags())).contains("hello", FROM_ARCHIVE);
  }

  @Test
  void archive_ofAListThatIsStillBeingWritten_isMadeOfItsWholeLines() throws Exception {
    // Given
    start(archive().flags(list));
    Files.writeString(list, "@lambda-proxy dev/vouch", StandardOpenOption.APPEND);

    // When
    make(archive());

    // Then
    assertThat(start(archive().flags())).contains("hello", FROM_ARCHIVE);
  }

  @Test
  void archive_ofAListThatIsStillEmpty_isMade() throws Exception {
    // Given
    Files.createFile(list);

    // When
    make(archive());

    // Then
    assertThat(start(archive().flags())).contains("hello");
  }

  @Test
  void archive_isNotThatOfOtherJars_andGoesWhenTheirsIsKept() throws Exception {
    // Given
    start(archive().flags(list));
    make(archive());

    // When
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

    // Then
    assertThat(archive().exists()).isFalse();
    assertThat(archive().flags()).isEmpty();
    start(archive().flags(list));
    make(archive());
    try (Stream<Path> versions = Files.list(folder.resolve("jars-start"))) {
      assertThat(versions).hasSize(1);
    }
  }

  private ClassArchive archive() throws IOException {
    return ClassArchive.ofJars(jar.getParent(), jar.toString());
  }

  private void make(ClassArchive archive) throws Exception {
    try (FileChannel lock = archive.lock();
        ProcessGroup group = new ProcessGroup()) {
      assertThat(lock.tryLock()).isNotNull();
      Path log = folder.resolve("log");
      assertThat(group.run(archive.dump(new JavaCommand(folder), list, log)))
          .as(() -> "exit code, " + log)
          .isZero();
    }
    archive.keep();
  }

  private String start(List<String> flags) throws Exception {
    List<String> program = List.of("-Xlog:class+load", "-jar", jar.toString());
    Process process =
        new ProcessBuilder(
                Stream.of(List.of(JavaCommand.JAVA), flags, program).flatMap(List::stream).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
