package dev.voucherstreams.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedAppTest {

  @TempDir private Path folder;

  @Test
  void jar_thatIsNotPrepared_isStartedAsItIs() throws IOException {
    Path jar = jar("one");

    assertThat(PreparedApp.of(jar).arguments()).containsExactly("-jar", jar.toString());
  }

  @Test
  void jar_thatIsPrepared_isStartedFromThere() throws IOException {
    // Given
    PreparedApp app = PreparedApp.of(jar("one"));
    Files.createDirectories(app.folder());

    // When
    Files.createFile(app.folder().resolve("classes.jsa"));

    // Then
    assertThat(app.isReady()).isTrue();
    assertThat(app.arguments())
        .containsExactly(
            "-XX:SharedArchiveFile=" + app.folder().resolve("classes.jsa"),
            "-jar",
            app.folder().resolve("app.jar").toString());
  }

  @Test
  void jar_thatIsBuiltAnew_isWhatItWas_onlyIfItHasTheSameContent() throws IOException {
    PreparedApp one = PreparedApp.of(jar("one"));

    assertThat(PreparedApp.of(jar("one"))).isEqualTo(one);
    assertThat(PreparedApp.of(jar("two"))).isNotEqualTo(one);
  }

  @Test
  void jar_thatCanNotBePrepared_isSaidWithItsLog_andIsStartedAsItIs() throws IOException {
    PreparedApp app = PreparedApp.of(jar("no program"));

    assertThatThrownBy(app::prepare)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with exit code 1, see " + app.folder());
    assertThat(app.folder().resolve("prepare.log")).content().contains("corrupt jarfile");
    assertThat(app.arguments()).startsWith("-jar");
  }

  private Path jar(String content) throws IOException {
    Path jar = folder.resolve("app.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("content"));
      zip.write(content.getBytes(UTF_8));
    }
    return jar;
  }
}
