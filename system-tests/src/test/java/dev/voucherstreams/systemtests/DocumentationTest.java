package dev.voucherstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md and docs/ refer to is there: files, headings, make targets. */
class DocumentationTest {

  @TempDir private Path folder;

  @Test
  void links_ofAllDocuments_leadSomewhere() throws IOException {
    assertThat(documents()).flatExtracting(Document::deadLinks).isEmpty();
  }

  @Test
  void makeTargets_ofAllDocuments_areListedByMakeHelp() throws Exception {
    // When
    Command.Result help =
        Command.start(Project.make("help"), Map.of(), folder.resolve("help.out")).await();

    // Then
    List<String> listed =
        help.output()
            .lines()
            .map(line -> line.replaceFirst(" *make ([a-z][a-z_-]*) .*", "$1"))
            .distinct()
            .toList();
    assertThat(documents()).flatExtracting(Document::makeTargets).isNotEmpty().isSubsetOf(listed);
  }

  private static List<Document> documents() throws IOException {
    List<Document> documents;
    try (Stream<Path> docs = Files.list(Project.ROOT.resolve("docs"))) {
      documents =
          Stream.concat(Stream.of(Project.ROOT.resolve("README.md")), docs)
              .filter(file -> file.toString().endsWith(".md"))
              .map(Document::read)
              .toList();
    }
    assertThat(documents).hasSizeGreaterThan(5);
    return documents;
  }
}
