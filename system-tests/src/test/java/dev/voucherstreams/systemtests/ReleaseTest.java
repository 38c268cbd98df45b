package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.systemtests.deployment.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflows, which run elsewhere, and the scripts that a release calls. */
class ReleaseTest {

  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
  private static final String TIME = "<project.build.outputTimestamp>(.*)</";
  private static final String PRODUCTION = "k8s/overlays/production/kustomization.yaml";

  @TempDir private Path folder;
  private Path clone;

  @BeforeEach
  void cloneWhatIsCommitted() throws Exception {
    clone = folder.resolve("clone");
    String git = Tool.require("git", "git").toString();
    run(git, "clone", "-q", Project.ROOT.toString(), clone.toString());
  }

  @Test
  void workflows_haveNoFault() throws Exception {
    List<Path> workflows;
    try (Stream<Path> files = Files.list(Project.ROOT.resolve(".github/workflows"))) {
      workflows = files.toList();
    }

    assertThat(workflows).hasSizeGreaterThan(1);
    assertThat(Node.installed(folder).lint(workflows)).isEmpty();
  }

  @Test
  void version_isSetWhereverItIsNamed() throws Exception {
    String former = Repository.pom("pom.xml", "version");

    run(clone.resolve(".ci/set-version").toString(), "1.2.3");

    for (String file :
        List.of(
            "pom.xml",
            "local/runtime/pom.xml",
            "docker/Dockerfile",
            "docker-compose.yml",
            "k8s/base/gateway.yaml",
            PRODUCTION,
            "docs/configuration.md")) {
      assertThat(Files.readString(clone.resolve(file))).contains("1.2.3").doesNotContain(former);
    }
    assertThat(filesThatSay(former)).isEmpty();
    assertThat(
            Instant.parse(Repository.firstGroup(TIME, Files.readString(clone.resolve("pom.xml")))))
        .isEqualTo(timeOfTheCommit());
  }

  private Instant timeOfTheCommit() throws Exception {
    String seconds = call("git", "-C", clone.toString(), "log", "-1", "--format=%ct").output();
    return Instant.ofEpochSecond(Long.parseLong(seconds.strip()));
  }

  @Test
  void version_thatIsNone_isRefused() throws Exception {
    Command.Result result = call(clone.resolve(".ci/set-version").toString(), "latest");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).isEqualTo("usage: .ci/set-version 1.2.3\n");
  }

  @Test
  void images_areNamedByDigest() throws Exception {
    run(
        clone.resolve(".ci/pin-images").toString(),
        "ghcr.io/somebody",
        "streams-app=" + DIGEST,
        "gateway=" + DIGEST,
        "loader=" + DIGEST);

    String images = Files.readString(clone.resolve(PRODUCTION));
    for (String image : List.of("streams-app", "gateway", "loader")) {
      assertThat(images)
          .contains("newName: ghcr.io/somebody/%s\n    digest: %s\n".formatted(image, DIGEST));
    }
    assertThat(images).doesNotContain("newTag");
  }

  @Test
  void image_thatIsUnknownOrWithoutDigest_isRefused() throws Exception {
    String pin = clone.resolve(".ci/pin-images").toString();

    assertThat(call(pin, "ghcr.io/somebody", "other=" + DIGEST).exitCode()).isEqualTo(2);
    assertThat(call(pin, "ghcr.io/somebody", "gateway=1.2.3").output())
        .startsWith("not an image of ");
  }

  private String filesThatSay(String text) throws Exception {
    return call(
            "git",
            "-C",
            clone.toString(),
            "grep",
            "-lF",
            text,
            "--",
            "*pom.xml",
            "docker*",
            "k8s",
            "docs")
        .output();
  }

  private void run(String... command) throws IOException, InterruptedException {
    Command.start(List.of(command), Map.of(), folder.resolve("out")).awaitSuccess();
  }

  private Command.Result call(String... command) throws IOException, InterruptedException {
    return Command.start(List.of(command), Map.of(), folder.resolve("out")).await();
  }
}
