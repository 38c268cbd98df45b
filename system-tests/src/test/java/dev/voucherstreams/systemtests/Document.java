package dev.voucherstreams.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown file of the project.
 *
 * @param prose its text without code blocks, in which nothing is a link or a heading
 */
record Document(Path file, String text, String prose) {

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern MAKE_TARGET = Pattern.compile("(?m)(?:`|^)make ([a-z][a-z_-]*)");

  static Document read(Path file) {
    try {
      String text = Files.readString(file);
      return new Document(file, text, CODE_BLOCK.matcher(text).replaceAll(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the targets of make that are named as commands. */
  List<String> makeTargets() {
    return found(MAKE_TARGET, text).toList();
  }

  /** Returns the cells of the table with this header, row by row. */
  List<List<String>> tableRows(String header) {
    return prose
        .substring(prose.indexOf(header) + header.length())
        .lines()
        .skip(2) // what is left of the header, and the rule below it
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }

  /** Returns the links within the project that lead nowhere, each with the file it is in. */
  List<String> deadLinks() {
    return found(LINK, prose)
        .filter(link -> !link.contains("://"))
        .filter(this::isDead)
        .map(link -> file.getFileName() + ": " + link)
        .toList();
  }

  private boolean isDead(String link) {
    String path = link.replaceFirst("#.*", "");
    Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return true;
    }
    return link.contains("#") && !read(target).anchors().contains(link.replaceFirst(".*#", ""));
  }

  /* As GitHub makes them. */
  private List<String> anchors() {
    return found(HEADING, prose)
        .map(heading -> heading.toLowerCase(Locale.ROOT).strip())
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1));
  }
}
