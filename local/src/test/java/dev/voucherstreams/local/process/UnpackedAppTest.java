package dev.voucherstreams.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedAppTest {

  @TempDir private Path folder;

  @Test
  void jar_thatIsNotUnpacked_isStartedAsItIs() throws IOException {
    Path jar = jar("one");

    UnpackedApp app = UnpackedApp.of(jar);

    assertThat(app.isUnpacked()).isFalse();
    assertThat(app.jar()).isEqualTo(jar);
  }

  @Test
  void jar_thatIsUnpacked_isStartedFromThere() throws Exception {
    // Given
    UnpackedApp app = UnpackedApp.of(jar("one"));

    // When
    app.unpack();

    // Then
    assertThat(app.isUnpacked()).isTrue();
    assertThat(app.jar()).exists().isNotEqualTo(folder.resolve("app.jar")).hasFileName("app.jar");
    assertThat(app.jar().resolveSibling("lib/one.jar")).exists();
  }

  @Test
  void jar_thatIsBuiltAnew_isUnpackedAnew_unlessItHasTheSameContent() throws Exception {
    // Given
    UnpackedApp one = UnpackedApp.of(jar("one"));
    one.unpack();

    // When
    UnpackedApp same = UnpackedApp.of(jar("one"));
    UnpackedApp two = UnpackedApp.of(jar("two"));

    // Then
    assertThat(same.jar()).isEqualTo(one.jar());
    assertThat(two.isUnpacked()).isFalse();
  }

  @Test
  void jar_thatIsUnpackedAnew_leavesNothingOfTheFormer() throws Exception {
    // Given
    UnpackedApp.of(jar("one")).unpack();

    // When
    UnpackedApp.of(jar("two")).unpack();

    // Then
    try (Stream<Path> versions = Files.list(folder.resolve("start"))) {
      assertThat(versions).hasSize(1);
    }
  }

  @Test
  void jar_thatCanNotBeUnpacked_isSaidWithItsLog_andIsStartedAsItIs() throws IOException {
    UnpackedApp app = UnpackedApp.of(jar("damaged"));

    assertThatThrownBy(app::unpack)
        .isInstanceOf(IOException.class)
        .hasMessageMatching("it ended with exit code 1, see .*/start/[0-9a-f]{16}/unpack.log");
    assertThat(folder)
        .isDirectoryRecursivelyContaining(
            file -> file.endsWith("unpack.log") && contains(file, "it is damaged"));
    assertThat(app.jar()).isEqualTo(folder.resolve("app.jar"));
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path jar(String content) throws IOException {
    return ProgramJar.make(folder.resolve("app.jar"), Unpacker.class, content);
  }
}
