package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the Dockerfile, and what it may read, to the modules and to docker-compose.yml. */
class DockerfileTest {

  private static final String PATH = "docker/Dockerfile";
  private static final List<String> IMAGES = List.of("streams-app", "gateway", "loader");

  private final String dockerfile = Repository.text(PATH);
  private final String context = Repository.text("docker/Dockerfile.dockerignore");

  @Test
  void everyImageOfTheComposeFile_isATarget() {
    ComposeFile compose = ComposeFile.read();
    List<String> targets = Repository.allGroups("(?m)^FROM \\S+ AS (\\S+)$", dockerfile);

    for (String image : IMAGES) {
      assertThat(compose.services().get(image).get("build"))
          .isEqualTo(Map.of("context", ".", "dockerfile", PATH, "target", image));
      assertThat(targets).contains(image);
      assertThat(compose.image(image))
          .isEqualTo(
              "voucher-streams/" + image + ":${TAG:-" + Repository.pom("pom.xml", "version") + "}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams-app", "gateway"})
  void application_exposesItsPorts(String app) {
    AppConfiguration configuration = AppConfiguration.of(app);
    int port = configuration.defaultPort(app.equals("gateway") ? "GATEWAY_PORT" : "STREAMS_PORT");

    assertThat(stage(app))
        .contains("EXPOSE %d %d\n".formatted(port, configuration.defaultPort("MANAGEMENT_PORT")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams-app", "gateway"})
  void application_isBuiltWithItsSbom_andShowsIt(String app) {
    assertThat(dockerfile).contains("mvn -q -Psbom ");
    assertThat(Repository.text(app + "/pom.xml"))
        .contains("<id>sbom</id>", "<artifactId>cyclonedx-maven-plugin</artifactId>");
    assertThat(Repository.text(app + "/src/main/resources/application.yml"))
        .containsPattern("include: .*\\bsbom\\b");
  }

  @Test
  void stateOfStreamsApp_isOnTheVolume() {
    String state = Repository.firstGroup("ENV STATE_DIR=(\\S+)", stage("streams-app"));

    assertThat(stage("streams-app")).contains("VOLUME " + state + "\n");
    assertThat(ComposeFile.read().list("streams-app", "volumes")).asString().contains(":" + state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams-app", "gateway", "loader"})
  void image_hasTheVersionOfThePom_noRights_andNoShell(String image) {
    assertThat(stage(image))
        .contains("ARG VERSION=" + Repository.pom("pom.xml", "version") + "\n")
        .contains("USER 10001:10001\n")
        .contains("ENTRYPOINT [\"java\", ");
  }

  /* OpenShift's way: any user, of group 0. */
  @Test
  void folders_thatAreWritten_areThoseOfGroup0() {
    assertThat(Repository.allGroups("install -d (\\S.*?) /", dockerfile))
        .hasSize(2)
        .containsOnly("-o 10001 -g 0 -m 775");
  }

  @Test
  void context_hasEveryPom_andTheSourcesOfWhatIsBuilt() {
    // Given
    List<String> modules =
        Repository.allGroups("<module>([^<]+)</module>", Repository.text("pom.xml"));
    Set<String> built = new TreeSet<>();
    IMAGES.forEach(image -> addWithWhatItUses(image, modules, built));

    // Then
    assertThat(context.lines())
        .contains("!*/pom.xml")
        .containsAll(
            modules.stream()
                .filter(module -> module.contains("/"))
                .map(module -> "!" + module + "/pom.xml")
                .toList())
        .containsAll(built.stream().map(module -> "!" + module + "/src/main").toList());
    assertThat(built).contains("segments", "schemas");
    assertThat(context.lines())
        .as("what plugins read although no test is built")
        .containsAll(built.stream().flatMap(DockerfileTest::testSources).toList())
        .contains("!avro-serde/src/test/avro");
  }

  private static Stream<String> testSources(String module) {
    return Repository.allGroups(
            "<testSourceDirectory>\\$\\{project.basedir}/([^<]+)<",
            Repository.text(module + "/pom.xml"))
        .stream()
        .map(folder -> "!" + module + "/" + folder);
  }

  private static void addWithWhatItUses(String module, List<String> modules, Set<String> built) {
    if (built.add(module)) {
      String pom = Repository.text(module + "/pom.xml");
      modules.stream()
          .filter(used -> pom.contains("<artifactId>" + used + "</artifactId>"))
          .forEach(used -> addWithWhatItUses(used, modules, built));
    }
  }

  private String stage(String name) {
    return Repository.firstGroup("(?s)(FROM \\S+ AS " + name + "\n.*?)(?=\nFROM |$)", dockerfile);
  }
}
