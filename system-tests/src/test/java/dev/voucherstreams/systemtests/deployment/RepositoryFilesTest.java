package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voucherstreams.systemtests.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the files at the root to what others expect of a repository: line ends and the license. */
class RepositoryFilesTest {

  @TempDir private Path folder;

  @Test
  void clone_asOnWindows_hasLfInEveryFile() throws Exception {
    // Given
    String git = Tool.require("git", "git").toString();
    Path clone = folder.resolve("clone");
    String source = Repository.path("").toString();

    // When: what is committed is cloned
    Process process =
        new ProcessBuilder(git, "clone", "-q", "-c", "core.autocrlf=true", source, clone.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();

    // Then
    List<Path> files = filesIn(clone);
    assertThat(files)
        .extracting(file -> clone.relativize(file).toString())
        .contains("Makefile", ".ci/run", "docker/Dockerfile", "docs/topology.txt")
        .contains("k8s/overlays/kind/start-kafka.sh");
    assertThat(files)
        .filteredOn(file -> !file.toString().matches(".*\\.(parquet|gz)"))
        .filteredOn(file -> bytes(file).contains("\r"))
        .isEmpty();
  }

  @Test
  void license_isTheSameWhereverItIsNamed() {
    String dockerfile = Repository.text("docker/Dockerfile");

    assertThat(Repository.text("LICENSE").lines().map(String::strip))
        .startsWith("", "Apache License", "Version 2.0, January 2004");
    assertThat(Repository.text("pom.xml")).contains("<name>Apache-2.0</name>");
    assertThat(Repository.text("gateway/src/main/resources/openapi.yml"))
        .contains("identifier: Apache-2.0");
    assertThat(Repository.allGroups("image.licenses=\"([^\"]+)\"", dockerfile))
        .containsExactly("Apache-2.0", "Apache-2.0", "Apache-2.0");
    assertThat(dockerfile).contains("COPY LICENSE NOTICE ");
    assertThat(Repository.text("docker/Dockerfile.dockerignore").lines())
        .contains("!LICENSE", "!NOTICE");
  }

  @Test
  void address_isTheSameWhereverItIsNamed() {
    String address = Repository.pom("pom.xml", "url");

    assertThat(
            Repository.allGroups("image.source=\"([^\"]+)\"", Repository.text("docker/Dockerfile")))
        .containsExactly(address, address, address);
    assertThat(Repository.text(".github/ISSUE_TEMPLATE/config.yml"))
        .contains("url: " + address + "/security/policy\n");
  }

  private static List<Path> filesIn(Path clone) throws IOException {
    try (Stream<Path> paths = Files.walk(clone)) {
      return paths
          .filter(path -> !path.startsWith(clone.resolve(".git")))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  private static String bytes(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
