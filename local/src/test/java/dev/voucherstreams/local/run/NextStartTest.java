package dev.voucherstreams.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.local.component.ClassArchives;
import dev.voucherstreams.local.process.ClassArchive;
import dev.voucherstreams.local.process.Component;
import dev.voucherstreams.local.process.Greeting;
import dev.voucherstreams.local.process.JavaCommand;
import dev.voucherstreams.local.process.ProcessGroup;
import dev.voucherstreams.local.process.ProgramJar;
import dev.voucherstreams.local.settings.Installation;
import dev.voucherstreams.local.settings.RunDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextStartTest {

  private static final List<String> CLASSES =
      List.of("java/lang/Object", Greeting.class.getName().replace('.', '/'), "the last one");

  @TempDir private Path home;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private Installation installation;
  private RunDirectory runDirectory;

  @BeforeEach
  void install() throws IOException {
    installation = new Installation(home, home.resolve("kafka"));
    runDirectory = new RunDirectory(home.resolve("run")).create();
    for (Path jar :
        List.of(
            installation.brokerJars().resolve("kafka.jar"),
            installation.registryJar(),
            installation.streamsAppJar(),
            installation.gatewayJar())) {
      Files.createDirectories(jar.getParent());
      ProgramJar.make(jar, Greeting.class, "one");
    }
  }

  @Test
  void prepare_keepsWhatEachHasLoaded_butNotOfAnAppThatIsNotUnpacked() throws IOException {
    // Given
    Files.write(runDirectory.classes("broker"), CLASSES);
    Files.write(runDirectory.classes("registry"), CLASSES);

    // When
    prepare();

    // Then
    Map<Component, ClassArchive> archives = ClassArchives.of(installation);
    assertThat(archives).containsOnlyKeys(Component.BROKER, Component.REGISTRY);
    assertThat(archives.values()).allMatch(ClassArchive::exists);
    assertThat(screen.toString(UTF_8)).isEmpty();
  }

  @Test
  void prepare_ofWhatIsKept_doesNothing() throws IOException {
    // Given
    Files.write(runDirectory.classes("broker"), CLASSES);
    Files.write(runDirectory.classes("registry"), CLASSES);
    prepare();

    // When
    Files.delete(runDirectory.classes("broker"));
    Files.delete(runDirectory.classes("registry"));
    prepare();

    // Then
    assertThat(screen.toString(UTF_8)).isEmpty();
  }

  @Test
  void prepare_thatCannotBeDone_isSaid() {
    prepare();

    assertThat(screen.toString(UTF_8))
        .contains("the next start will be as slow as this one: ", "broker.classes");
  }

  private void prepare() {
    try (ProcessGroup children = new ProcessGroup()) {
      Console console = new Console(new PrintStream(screen, true, UTF_8));
      JavaCommand java = new JavaCommand(runDirectory.root());
      new NextStart(runDirectory, children, java, console).prepare(installation);
    }
  }
}
